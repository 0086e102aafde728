-- what:    every row of table submission of another database, in its order
-- params:  the table "incoming" registered on the cursor, with the columns of submission
INSERT INTO submission BY NAME SELECT * FROM incoming;
