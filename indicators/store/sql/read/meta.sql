-- what:    whose database this is, after the latest step of its layout
-- params:  none
-- columns: database, province (code), sample, schema_version
SELECT database, province, sample, schema_version FROM meta ORDER BY schema_version DESC LIMIT 1;
