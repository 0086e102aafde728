-- what:    the rows of table event that a write put in, or all of them
-- params:  id (of the write, NULL for any)
-- columns: the write's id, place of the row in it, then those of event
SELECT id, 0, * FROM event WHERE $id::VARCHAR IS NULL OR id = $id;
