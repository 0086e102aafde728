-- what:    every seal in the order of writing
-- params:  none
-- columns: entry, kind, id, content, marks, seal
SELECT entry, kind, id, content, marks, seal FROM seal ORDER BY entry, kind, id;
