-- what:    the rows of table remark that a submission brought, or all of them
-- params:  id (of the submission, NULL for any)
-- columns: the submission's id, place of the row in it, then those of remark
SELECT submission, ordinal, * FROM remark WHERE $id::VARCHAR IS NULL OR submission = $id;
