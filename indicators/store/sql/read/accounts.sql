-- what:    accounts as they stand now, one or all, by login
-- params:  login (NULL for any)
-- columns: those of current_account
SELECT login, name, role, unit, active, must_change, opened_at, signed_in_at, failed_at, locked_at
FROM current_account WHERE $login::VARCHAR IS NULL OR login = $login
ORDER BY login;
