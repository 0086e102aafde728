-- what:    every row of table answer of another database, in its order
-- params:  the table "incoming" registered on the cursor, with the columns of answer
INSERT INTO answer BY NAME SELECT * FROM incoming;
