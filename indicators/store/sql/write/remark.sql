-- what:    the rows of table remark that one submission brings, all at once
-- params:  one list per column, all of one length
INSERT INTO remark (submission, ordinal, kind, text, sheet, cell)
SELECT unnest($submission::VARCHAR[]),
       unnest($ordinal::INTEGER[]),
       unnest($kind::VARCHAR[]),
       unnest($text::VARCHAR[]),
       unnest($sheet::VARCHAR[]),
       unnest($cell::VARCHAR[]);
