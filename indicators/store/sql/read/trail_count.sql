-- what:    how many lines of the trail fit
-- params:  acts (empty for any), actor, unit, round (each NULL for any), since, until (TIMESTAMP, since inclusive, until not)
-- columns: a number
SELECT count(*) FROM trail_line($acts::VARCHAR[], $actor::VARCHAR, $unit::VARCHAR, $round::VARCHAR, $since::TIMESTAMP, $until::TIMESTAMP);
