-- what:    the number the next write gets, and whether a write of this id is there already
-- params:  id
-- columns: entry, known (BOOLEAN)
SELECT coalesce(max(entry), 0) + 1 AS entry, coalesce(bool_or(id = $id), false) AS known FROM journal;
