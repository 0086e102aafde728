-- what:    the rows of table finding that a submission brought, or all of them
-- params:  id (of the submission, NULL for any)
-- columns: the submission's id, place of the row in it, then those of finding
SELECT submission, ordinal, * FROM finding WHERE $id::VARCHAR IS NULL OR submission = $id;
