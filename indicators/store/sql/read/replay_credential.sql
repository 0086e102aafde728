-- what:    every row of credential, whole
-- params:  none
-- columns: those of credential
SELECT * FROM credential ORDER BY entry, id;
