-- what:    every finding, for comparison; the order of rows does not matter
-- params:  none
-- columns: submission, file_name, sheet, cell, then what is compared
SELECT f.submission, s.file_name, f.sheet, f.cell, f.code, f.severity, f.params
FROM finding AS f JOIN submission AS s ON s.id = f.submission
ORDER BY s.entry, f.ordinal;
