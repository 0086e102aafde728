-- what:    Mã ngoài danh sách cho phép
-- params:  none
-- columns: subject (the row's id or submission), detail (the word)
SELECT id AS subject, 'decision: ' || decision AS detail
FROM decision WHERE decision NOT IN ('accepted', 'returned')
UNION ALL SELECT id, 'left_out: ' || left_out FROM decision WHERE decision <> 'accepted' AND left_out IS NOT NULL
UNION ALL SELECT id, 'form: ' || form FROM submission WHERE form NOT IN ('template', 'table')
UNION ALL SELECT id, 'answer: ' || kind FROM answer WHERE kind NOT IN ('row', 'unit', 'column', 'heads')
UNION ALL SELECT id, 'period: ' || period FROM observation WHERE period NOT IN ('year', 'half', 'to_date')
UNION ALL SELECT id, 'kind: ' || kind FROM observation WHERE kind NOT IN ('actual', 'estimate', 'projection', 'plan')
UNION ALL
SELECT submission, 'severity: ' || severity FROM finding WHERE severity NOT IN ('blocks', 'warns', 'notes')
ORDER BY ALL;
