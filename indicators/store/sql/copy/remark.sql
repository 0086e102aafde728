-- what:    every row of table remark of another database, in its order
-- params:  the table "incoming" registered on the cursor, with the columns of remark
INSERT INTO remark BY NAME SELECT * FROM incoming;
