-- what:    every row of table credential of another database, in its order
-- params:  the table "incoming" registered on the cursor, with the columns of credential
INSERT INTO credential BY NAME SELECT * FROM incoming;
