-- what:    every ignored row, for comparison; the order of rows does not matter
-- params:  none
-- columns: submission, file_name, sheet, cell (the row, "12"), then what is compared
SELECT i.submission, s.file_name, i.sheet, i.sheet_row::VARCHAR AS cell, i.reason
FROM ignored_row AS i JOIN submission AS s ON s.id = i.submission
ORDER BY s.entry, i.ordinal;
