-- what:    up to which write something was known at a moment. Closing a round holds what is known then: whatever is written
--          after it was not known at that moment or before, though a clock put back may have dated it so.
-- params:  known_at (TIMESTAMP, inclusive)
-- columns: a number; writes below it count
CREATE OR REPLACE MACRO written_before(known_at) AS (
    SELECT coalesce(min(entry), 9223372036854775807)
    FROM event
    WHERE kind = 'round_closed' AND (detail ->> 'known_at')::TIMESTAMP >= known_at
);
