-- what:    every row of table decision of another database, in its order
-- params:  the table "incoming" registered on the cursor, with the columns of decision
INSERT INTO decision BY NAME SELECT * FROM incoming;
