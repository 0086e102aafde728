-- what:    the rows of table finding that one submission brings, all at once
-- params:  one list per column, all of one length
INSERT INTO finding (submission, ordinal, code, severity, sheet, cell, params)
SELECT unnest($submission::VARCHAR[]),
       unnest($ordinal::INTEGER[]),
       unnest($code::VARCHAR[]),
       unnest($severity::VARCHAR[]),
       unnest($sheet::VARCHAR[]),
       unnest($cell::VARCHAR[]),
       unnest($params::VARCHAR[]);
