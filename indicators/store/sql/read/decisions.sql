-- what:    every decision on one submission, oldest first
-- params:  submission (id)
-- columns: id, submission, decision, decided_at, actor, reason, left_out (VARCHAR[])
SELECT id, submission, decision, decided_at, actor, reason, coalesce(from_json(left_out, '["VARCHAR"]'), [])
FROM decision WHERE submission = $submission
ORDER BY entry;
