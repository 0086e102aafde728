-- what:    the submissions of one file by one unit for one round that were not refused
-- params:  sha256, unit, round
-- columns: received_at, entry, id
SELECT received_at, entry, id
FROM submission
WHERE sha256 = $sha256 AND unit = $unit AND round = $round AND NOT refused;
