-- what:    the number of the last write that may change what is shown
-- params:  quiet (VARCHAR[], kinds of writes and events that change nothing of it)
-- columns: entry (0 when there is none)
SELECT coalesce(max(entry), 0) AS entry
FROM journal
WHERE NOT list_contains($quiet, kind)
  AND id NOT IN (SELECT id FROM event WHERE list_contains($quiet, kind));
