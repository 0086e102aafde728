-- what:    every row of submission, whole
-- params:  none
-- columns: those of submission
SELECT * FROM submission ORDER BY entry, id;
