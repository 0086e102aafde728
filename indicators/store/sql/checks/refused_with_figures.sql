-- what:    Hồ sơ bị từ chối nhưng có số liệu hoặc có quyết định
-- params:  none
-- columns: subject (the submission), detail (the table)
SELECT DISTINCT s.id AS subject, 'observation' AS detail
FROM submission AS s JOIN observation AS o ON o.submission = s.id WHERE s.refused
UNION ALL
SELECT DISTINCT s.id, 'decision' FROM submission AS s JOIN decision AS d ON d.submission = s.id WHERE s.refused
ORDER BY ALL;
