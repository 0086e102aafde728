-- what:    the hash of a password that was set
-- params:  one per column
INSERT INTO credential (id, entry, login, hash, must_change, set_at, actor)
VALUES ($id, $entry, $login, $hash, $must_change, $set_at, $actor);
