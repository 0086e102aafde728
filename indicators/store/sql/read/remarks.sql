-- what:    the unit's own words in one submission
-- params:  submission (id)
-- columns: kind, text, sheet, cell
SELECT kind, text, sheet, cell FROM remark WHERE submission = $submission ORDER BY ordinal;
