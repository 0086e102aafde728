-- what:    every row of table seal of another database, in its order
-- params:  the table "incoming" registered on the cursor, with the columns of seal
INSERT INTO seal BY NAME SELECT * FROM incoming;
