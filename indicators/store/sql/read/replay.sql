-- what:    every write in the order it was made
-- params:  none
-- columns: kind (submission, decision, confirmation, event, answer), id
SELECT kind, id FROM journal ORDER BY entry, moment, id;
