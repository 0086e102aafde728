-- what:    notes an original the first time it is received
-- params:  sha256, name, size_bytes, received_at
-- columns: those of original, where it is the first time; no row otherwise
INSERT INTO original (sha256, name, size_bytes, received_at)
SELECT $sha256, $name, $size_bytes, $received_at
WHERE NOT EXISTS (SELECT 1 FROM original WHERE sha256 = $sha256)
RETURNING *;
