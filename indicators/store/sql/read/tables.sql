-- what:    names of the tables in the database, to tell a new file from a foreign one
-- params:  none
-- columns: table_name
SELECT table_name FROM duckdb_tables() ORDER BY table_name;
