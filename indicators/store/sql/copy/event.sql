-- what:    every row of table event of another database, in its order
-- params:  the table "incoming" registered on the cursor, with the columns of event
INSERT INTO event BY NAME SELECT * FROM incoming;
