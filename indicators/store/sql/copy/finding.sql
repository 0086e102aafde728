-- what:    every row of table finding of another database, in its order
-- params:  the table "incoming" registered on the cursor, with the columns of finding
INSERT INTO finding BY NAME SELECT * FROM incoming;
