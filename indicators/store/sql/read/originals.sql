-- what:    every original noted
-- params:  none
-- columns: sha256, name, size_bytes (bytes)
SELECT sha256, name, size_bytes FROM original ORDER BY received_at, sha256;
