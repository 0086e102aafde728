-- what:    the rows of table observation that one submission brings, all at once
-- params:  the table "incoming" registered on the cursor, with the columns of observation
INSERT INTO observation BY NAME SELECT * FROM incoming;
