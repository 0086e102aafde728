-- what:    one event
-- params:  one per column; detail is a JSON object
INSERT INTO event (id, entry, kind, subject, happened_at, actor, detail)
VALUES ($id, $entry, $kind, $subject, $happened_at, $actor, $detail);
