-- what:    the seal of one write
-- params:  one per column
INSERT INTO seal (entry, kind, id, content, marks, seal)
VALUES ($entry, $kind, $id, $content, $marks, $seal);
