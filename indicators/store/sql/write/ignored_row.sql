-- what:    the rows of table ignored_row that one submission brings, all at once
-- params:  the table "incoming" registered on the cursor, with the columns of ignored_row
INSERT INTO ignored_row BY NAME SELECT * FROM incoming;
