-- what:    every row of table observation of another database, in its order
-- params:  the table "incoming" registered on the cursor, with the columns of observation
INSERT INTO observation BY NAME SELECT * FROM incoming;
