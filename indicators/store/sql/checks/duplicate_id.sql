-- what:    Hai bản ghi trùng mã
-- params:  none
-- columns: subject (the id), detail (the table)
SELECT id AS subject, 'submission' AS detail FROM submission GROUP BY id HAVING count(*) > 1
UNION ALL SELECT id, 'observation' FROM observation GROUP BY id HAVING count(*) > 1
UNION ALL SELECT id, 'decision' FROM decision GROUP BY id HAVING count(*) > 1
UNION ALL SELECT id, 'confirmation' FROM confirmation GROUP BY id HAVING count(*) > 1
UNION ALL SELECT id, 'event' FROM event GROUP BY id HAVING count(*) > 1
UNION ALL SELECT id, 'answer' FROM answer GROUP BY id HAVING count(*) > 1
UNION ALL SELECT id, 'credential' FROM credential GROUP BY id HAVING count(*) > 1
UNION ALL SELECT sha256, 'original' FROM original GROUP BY sha256 HAVING count(*) > 1
UNION ALL SELECT min(database), 'meta' FROM meta GROUP BY schema_version HAVING count(*) > 1
ORDER BY ALL;
