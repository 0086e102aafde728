-- what:    every confirmation of the observations of one submission, oldest first
-- params:  submission (id)
-- columns: id, observation, value (in the indicator's unit), confirmed_at, actor, reason, entry
SELECT c.id, c.observation, c.value, c.confirmed_at, c.actor, c.reason, c.entry
FROM confirmation AS c
JOIN observation AS o ON o.id = c.observation
WHERE o.submission = $submission
ORDER BY c.entry;
