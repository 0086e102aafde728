-- what:    every decision on one submission, oldest first
-- params:  submission (id)
-- columns: id, submission, decision, decided_at, actor, reason
SELECT id, submission, decision, decided_at, actor, reason
FROM decision WHERE submission = $submission
ORDER BY entry;
