-- what:    every row of answer, whole
-- params:  none
-- columns: those of answer
SELECT * FROM answer ORDER BY entry, id;
