-- what:    Bản ghi không thuộc hồ sơ hoặc tệp gốc nào
-- params:  none
-- columns: subject (what is missing), detail (the table that names it)
SELECT DISTINCT submission AS subject, 'observation' AS detail
FROM observation WHERE submission NOT IN (SELECT id FROM submission)
UNION ALL SELECT DISTINCT submission, 'finding' FROM finding WHERE submission NOT IN (SELECT id FROM submission)
UNION ALL SELECT DISTINCT submission, 'ignored_row' FROM ignored_row WHERE submission NOT IN (SELECT id FROM submission)
UNION ALL SELECT DISTINCT submission, 'remark' FROM remark WHERE submission NOT IN (SELECT id FROM submission)
UNION ALL SELECT DISTINCT submission, 'decision' FROM decision WHERE submission NOT IN (SELECT id FROM submission)
UNION ALL
SELECT DISTINCT observation, 'confirmation' FROM confirmation WHERE observation NOT IN (SELECT id FROM observation)
UNION ALL SELECT DISTINCT sha256, 'submission' FROM submission WHERE sha256 NOT IN (SELECT sha256 FROM original)
ORDER BY ALL;
