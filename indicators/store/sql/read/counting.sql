-- what:    the submissions that count, of rounds with a data date up to a day, as known at a moment
-- params:  day (DATE, inclusive), known_at (TIMESTAMP, inclusive)
-- columns: id, unit (the sender), round, data_date, file_name
SELECT id, unit, round, data_date, file_name
FROM submission_status($known_at::TIMESTAMP)
WHERE status = 'accepted' AND data_date <= $day::DATE
ORDER BY data_date, entry;
