-- what:    every row of table confirmation of another database, in its order
-- params:  the table "incoming" registered on the cursor, with the columns of confirmation
INSERT INTO confirmation BY NAME SELECT * FROM incoming;
