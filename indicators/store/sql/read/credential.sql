-- what:    what the password of one account is checked by
-- params:  login
-- columns: hash, of the password set last
SELECT hash FROM credential WHERE login = $login ORDER BY entry DESC LIMIT 1;
