-- what:    Số dòng đọc khác tổng số dòng nhận, bỏ qua và bị loại
-- params:  none
-- columns: subject (the submission), detail (the sum)
SELECT id AS subject,
       rows_read || ' <> ' || rows_taken || ' + ' || rows_rejected || ' + ' || rows_ignored AS detail
FROM submission WHERE rows_read <> rows_taken + rows_rejected + rows_ignored
ORDER BY ALL;
