-- what:    one number confirmed for an observation, or the withdrawal of one (value NULL)
-- params:  one per column; value in the indicator's unit
INSERT INTO confirmation (id, entry, observation, value, confirmed_at, actor, reason)
VALUES ($id, $entry, $observation, $value, $confirmed_at, $actor, $reason);
