-- what:    the rows of table remark that one submission brings, all at once
-- params:  the table "incoming" registered on the cursor, with the columns of remark
INSERT INTO remark BY NAME SELECT * FROM incoming;
