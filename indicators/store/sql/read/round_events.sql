-- what:    everything that was said of rounds, in the order of writing
-- params:  none
-- columns: kind (round_opened, round_changed, round_extended, round_closed, round_reopened, correction_allowed,
--          corrected), subject (code of the round), happened_at, actor, detail (JSON object)
SELECT kind, subject, happened_at, actor, detail
FROM event
WHERE kind LIKE 'round\_%' ESCAPE '\' OR kind IN ('correction_allowed', 'corrected')
ORDER BY entry;
