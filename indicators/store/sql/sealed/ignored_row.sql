-- what:    the rows of table ignored_row that a submission brought, or all of them
-- params:  id (of the submission, NULL for any)
-- columns: the submission's id, place of the row in it, then those of ignored_row
SELECT submission, ordinal, * FROM ignored_row WHERE $id::VARCHAR IS NULL OR submission = $id;
