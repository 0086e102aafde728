-- what:    every row of table original of another database, in its order
-- params:  the table "incoming" registered on the cursor, with the columns of original
INSERT INTO original BY NAME SELECT * FROM incoming;
