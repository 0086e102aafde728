-- what:    the rows of one submission that carry no figure, with the reason
-- params:  submission (id)
-- columns: sheet, sheet_row (from 1), reason
SELECT sheet, sheet_row, reason FROM ignored_row WHERE submission = $submission ORDER BY ordinal;
