-- what:    the rows of table credential that a write put in, or all of them
-- params:  id (of the write, NULL for any)
-- columns: the write's id, place of the row in it, then those of credential
SELECT id, 0, * FROM credential WHERE $id::VARCHAR IS NULL OR id = $id;
