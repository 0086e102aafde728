-- what:    every row of event, whole
-- params:  none
-- columns: those of event
SELECT * FROM event ORDER BY entry, id;
