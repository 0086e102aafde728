-- what:    the seal of the last write
-- params:  none
-- columns: seal (NULL when nothing was written)
SELECT arg_max(seal, entry) AS seal FROM seal;
