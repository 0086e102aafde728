-- what:    the submissions whose figures count, as known at a moment. Per unit, round and indicator that is the latest
--          accepted one that did not leave the indicator out: so an acceptance in part never takes a figure away.
-- params:  known_at (TIMESTAMP, inclusive)
-- columns: those of submission_status; named (VARCHAR[], indicators). Of the accepted one every indicator counts that is
--          not named, of a superseded one only those named: a figure counts when
--          list_contains(named, indicator) <> (status = 'accepted')
CREATE OR REPLACE MACRO counting_submission(known_at) AS TABLE
WITH taken AS MATERIALIZED (
    SELECT * FROM submission_status(known_at) WHERE status IN ('accepted', 'superseded')
),
left_out AS (
    SELECT DISTINCT unit, round, unnest(left_out) AS indicator FROM taken
),
latest_with AS (
    SELECT arg_max(t.id, t.entry) AS id, l.indicator
    FROM left_out AS l
    JOIN taken AS t ON t.unit = l.unit AND t.round = l.round AND NOT list_contains(t.left_out, l.indicator)
    GROUP BY l.unit, l.round, l.indicator
),
still AS (
    SELECT id, list(indicator ORDER BY indicator) AS indicators FROM latest_with GROUP BY id
)
SELECT t.*, CASE WHEN t.status = 'accepted' THEN t.left_out ELSE s.indicators END AS named
FROM taken AS t
LEFT JOIN still AS s ON s.id = t.id
WHERE t.status = 'accepted' OR s.id IS NOT NULL;
