-- what:    the row of table original that a submission was read from, or that of every submission
-- params:  id (of the submission, NULL for any)
-- columns: the submission's id, 0, then those of original
SELECT s.id, 0, r.* FROM original AS r JOIN submission AS s ON s.sha256 = r.sha256
WHERE $id::VARCHAR IS NULL OR s.id = $id;
