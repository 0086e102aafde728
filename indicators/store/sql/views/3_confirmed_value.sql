-- what:    the number a person confirmed for an observation, as known at a moment; the latest confirmation counts
-- params:  known_at (TIMESTAMP, inclusive)
-- columns: observation (id), value (in the indicator's unit; NULL when the confirmation was withdrawn)
CREATE OR REPLACE MACRO confirmed_value(known_at) AS TABLE
SELECT observation, value
FROM confirmation
WHERE confirmed_at <= known_at AND entry < written_before(known_at)
QUALIFY row_number() OVER (PARTITION BY observation ORDER BY entry DESC) = 1;
