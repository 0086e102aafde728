-- what:    every row of decision, whole
-- params:  none
-- columns: those of decision
SELECT * FROM decision ORDER BY entry, id;
