-- what:    says whose database this is; written once, when it is made
-- params:  database, province, sample, schema_version, created_at
INSERT INTO meta (database, province, sample, schema_version, created_at)
VALUES ($database, $province, $sample, $schema_version, $created_at);
