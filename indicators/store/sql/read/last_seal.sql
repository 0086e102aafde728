-- what:    the number of the last write and its seal
-- params:  none
-- columns: entry (0 when nothing was written), seal ('' then)
SELECT coalesce(max(entry), 0) AS entry, coalesce(arg_max(seal, entry), '') AS seal FROM seal;
