-- what:    the submissions of one file by one unit for one round that were not refused, in the order they were received
-- params:  sha256, unit, round
-- columns: id
SELECT id
FROM submission
WHERE sha256 = $sha256 AND unit = $unit AND round = $round AND NOT refused
ORDER BY received_at, entry
LIMIT 1;
