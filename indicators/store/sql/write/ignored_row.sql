-- what:    the rows of table ignored_row that one submission brings, all at once
-- params:  one list per column, all of one length
INSERT INTO ignored_row (submission, ordinal, sheet, sheet_row, reason)
SELECT unnest($submission::VARCHAR[]),
       unnest($ordinal::INTEGER[]),
       unnest($sheet::VARCHAR[]),
       unnest($sheet_row::INTEGER[]),
       unnest($reason::VARCHAR[]);
