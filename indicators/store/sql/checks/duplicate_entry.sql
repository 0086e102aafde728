-- what:    Hai lần ghi cùng số thứ tự
-- params:  none
-- columns: subject (an id), detail (the number of the write)
SELECT min(id) AS subject, 'entry ' || entry AS detail FROM journal GROUP BY entry HAVING count(*) > 1
ORDER BY ALL;
