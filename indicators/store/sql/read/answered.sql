-- what:    the number of the last answer
-- params:  none
-- columns: entry; 0 where there is none
SELECT coalesce(max(entry), 0) AS entry FROM answer;
