-- what:    whose database this is
-- params:  none
-- columns: database, province (code), sample, schema_version
SELECT database, province, sample, schema_version FROM meta ORDER BY created_at LIMIT 1;
