-- what:    the rows of table finding that one submission brings, all at once
-- params:  the table "incoming" registered on the cursor, with the columns of finding
INSERT INTO finding BY NAME SELECT * FROM incoming;
