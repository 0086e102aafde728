-- what:    the findings of one submission, in the order they were made
-- params:  submission (id)
-- columns: code, sheet, cell, params (JSON object)
SELECT code, sheet, cell, params FROM finding WHERE submission = $submission ORDER BY ordinal;
