-- what:    Quyết định ghi trước khi nhận hồ sơ
-- params:  none
-- columns: subject (the submission), detail (the moment of the decision)
SELECT s.id AS subject, d.decided_at::VARCHAR AS detail
FROM decision AS d JOIN submission AS s ON s.id = d.submission
WHERE d.entry < s.entry
ORDER BY ALL;
