-- what:    the number of the last write that may change what is shown; copies handed out or put away change nothing
-- params:  none
-- columns: entry (0 when there is none)
SELECT coalesce(max(entry), 0) AS entry
FROM journal WHERE id NOT IN (SELECT id FROM event WHERE kind IN ('exported', 'backed_up'));
