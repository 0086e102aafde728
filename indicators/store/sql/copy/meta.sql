-- what:    every row of table meta of another database, in its order
-- params:  the table "incoming" registered on the cursor, with the columns of meta
INSERT INTO meta BY NAME SELECT * FROM incoming;
