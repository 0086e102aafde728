-- what:    the lines of the plan's other duties that stand, as known at a moment, in the order they were first written
-- params:  duty (NULL for any kind), key (NULL for any), known_at (TIMESTAMP, inclusive)
-- columns: key, version, moment (office local time), actor, detail (JSON object)
SELECT key, version, moment, actor, detail
FROM current_duty($known_at::TIMESTAMP)
WHERE NOT withdrawn AND ($duty::VARCHAR IS NULL OR duty = $duty) AND ($key::VARCHAR IS NULL OR key = $key)
ORDER BY first_entry;
