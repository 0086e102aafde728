-- what:    the number the next write gets, whether a write of this id is there already, and the seal before; every write
--          is sealed, so the seals alone know
-- params:  id
-- columns: entry, known (BOOLEAN), seal ('' where nothing was written)
SELECT coalesce(max(entry), 0) + 1 AS entry, coalesce(bool_or(id = $id), false) AS known,
    coalesce(arg_max(seal, entry), '') AS seal
FROM seal;
