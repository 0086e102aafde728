-- what:    the number of the last write
-- params:  none
-- columns: entry (0 when nothing was written)
SELECT coalesce(max(entry), 0) AS entry FROM journal;
