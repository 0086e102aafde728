-- what:    every remark, for comparison; the order of rows does not matter
-- params:  none
-- columns: submission, file_name, sheet, cell, then what is compared
SELECT r.submission, s.file_name, r.sheet, r.cell, r.kind, r.text
FROM remark AS r JOIN submission AS s ON s.id = r.submission
ORDER BY s.entry, r.ordinal;
