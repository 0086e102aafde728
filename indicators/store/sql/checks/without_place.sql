-- what:    Hồ sơ thiếu đơn vị, đợt báo cáo hoặc ngày chốt số liệu
-- params:  none
-- columns: subject (the submission), detail (the file)
SELECT id AS subject, file_name AS detail
FROM submission WHERE NOT refused AND (unit IS NULL OR round IS NULL OR data_date IS NULL)
ORDER BY ALL;
