-- what:    the submissions that count, of rounds with a data date up to a day, as known at a moment
-- params:  day (DATE, inclusive), known_at (TIMESTAMP, inclusive)
-- columns: id, unit (the sender), round, data_date, file_name, whole (BOOLEAN: every indicator but those named counts,
--          else only those named), named (VARCHAR[])
SELECT id, unit, round, data_date, file_name, status = 'accepted' AS whole, named
FROM counting_submission($known_at::TIMESTAMP)
WHERE data_date <= $day::DATE
ORDER BY data_date, entry;
