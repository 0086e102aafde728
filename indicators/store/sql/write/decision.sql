-- what:    one decision on a submission
-- params:  one per column
INSERT INTO decision (id, entry, submission, decision, decided_at, actor, reason, left_out)
VALUES ($id, $entry, $submission, $decision, $decided_at, $actor, $reason, $left_out);
