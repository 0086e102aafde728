-- what:    Một dòng của hồ sơ được ghi hai lần
-- params:  none
-- columns: subject (the submission), detail (table and number of the row)
SELECT submission AS subject, 'observation ' || ordinal AS detail
FROM observation GROUP BY submission, ordinal HAVING count(*) > 1
UNION ALL SELECT submission, 'finding ' || ordinal FROM finding GROUP BY submission, ordinal HAVING count(*) > 1
UNION ALL SELECT submission, 'ignored_row ' || ordinal FROM ignored_row GROUP BY submission, ordinal HAVING count(*) > 1
UNION ALL SELECT submission, 'remark ' || ordinal FROM remark GROUP BY submission, ordinal HAVING count(*) > 1
ORDER BY ALL;
