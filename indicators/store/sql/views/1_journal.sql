-- what:    every write to the store in one list, in the order of writing
-- params:  none
-- columns: kind, id, entry (nth write), moment (office local time)
CREATE OR REPLACE VIEW journal AS
SELECT 'submission' AS kind, id, entry, received_at AS moment FROM submission
UNION ALL
SELECT 'decision', id, entry, decided_at FROM decision
UNION ALL
SELECT 'confirmation', id, entry, confirmed_at FROM confirmation
UNION ALL
SELECT 'event', id, entry, happened_at FROM event
UNION ALL
SELECT 'answer', id, entry, said_at FROM answer
UNION ALL
SELECT 'credential', id, entry, set_at FROM credential;
