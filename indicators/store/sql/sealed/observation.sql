-- what:    the rows of table observation that a submission brought, or all of them
-- params:  id (of the submission, NULL for any)
-- columns: the submission's id, place of the row in it, then those of observation
SELECT submission, ordinal, * FROM observation WHERE $id::VARCHAR IS NULL OR submission = $id;
