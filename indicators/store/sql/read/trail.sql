-- what:    lines of the trail that fit, the newest first: so many, after others that are passed over
-- params:  acts (empty for any), actor, unit, round (each NULL for any), since, until (TIMESTAMP, since inclusive, until not);
--          most (NULL for all), passed (number of lines)
-- columns: those of trail_line
SELECT * FROM trail_line($acts::VARCHAR[], $actor::VARCHAR, $unit::VARCHAR, $round::VARCHAR, $since::TIMESTAMP, $until::TIMESTAMP)
ORDER BY entry DESC
LIMIT $most OFFSET $passed;
