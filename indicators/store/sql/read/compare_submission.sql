-- what:    what the reader made of each file as a whole, for comparison
-- params:  none
-- columns: submission, file_name, sheet and cell (empty), then what is compared
SELECT id AS submission, file_name, '' AS sheet, '' AS cell, form, unit, round, rows_read, rows_taken, rows_rejected,
       rows_ignored, refused
FROM submission ORDER BY entry;
