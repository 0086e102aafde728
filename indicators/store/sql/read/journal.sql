-- what:    every write in the order it was made
-- params:  none
-- columns: entry, kind, id
SELECT entry, kind, id FROM journal ORDER BY entry, kind, id;
