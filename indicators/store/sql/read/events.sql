-- what:    events of a kind, or all, oldest first
-- params:  kind (NULL for any)
-- columns: id, kind, subject, happened_at, actor, detail (JSON object)
SELECT id, kind, subject, happened_at, actor, detail
FROM event WHERE $kind::VARCHAR IS NULL OR kind = $kind
ORDER BY entry;
