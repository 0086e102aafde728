-- what:    every confirmation with the place of its observation, for comparison
-- params:  none
-- columns: submission, file_name, sheet, cell (empty where the observation is gone), observation, value
SELECT coalesce(o.submission, '') AS submission, coalesce(s.file_name, '') AS file_name, coalesce(o.sheet, '') AS sheet,
       coalesce(o.cell, '') AS cell, c.observation, c.value
FROM confirmation AS c
LEFT JOIN observation AS o ON o.id = c.observation
LEFT JOIN submission AS s ON s.id = o.submission
ORDER BY c.entry;
