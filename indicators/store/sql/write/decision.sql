-- what:    one decision on a submission
-- params:  one per column
INSERT INTO decision (id, entry, submission, decision, decided_at, actor, reason)
VALUES ($id, $entry, $submission, $decision, $decided_at, $actor, $reason);
