-- what:    every row of table ignored_row of another database, in its order
-- params:  the table "incoming" registered on the cursor, with the columns of ignored_row
INSERT INTO ignored_row BY NAME SELECT * FROM incoming;
