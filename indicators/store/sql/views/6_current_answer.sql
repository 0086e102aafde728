-- what:    what staff say that words mean, as known at a moment; the latest answer to the same words counts
-- params:  known_at (TIMESTAMP, inclusive)
-- columns: those of answer; none whose latest answer withdraws
CREATE OR REPLACE MACRO current_answer(known_at) AS TABLE
SELECT * FROM (
    SELECT * FROM answer
    WHERE said_at <= known_at AND entry < written_before(known_at)
    QUALIFY row_number() OVER (PARTITION BY kind, scope, words ORDER BY entry DESC) = 1
)
WHERE meaning IS NOT NULL;
