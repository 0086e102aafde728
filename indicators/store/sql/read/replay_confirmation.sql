-- what:    every row of confirmation, whole
-- params:  none
-- columns: those of confirmation
SELECT * FROM confirmation ORDER BY entry, id;
