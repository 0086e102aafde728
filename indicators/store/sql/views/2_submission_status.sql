-- what:    every submission with its status as it was known at a moment. Of the accepted submissions of one unit in
--          one round the one received last counts; the others are superseded.
-- params:  known_at (TIMESTAMP, inclusive)
-- columns: those of submission; status (waiting, accepted, returned, refused, superseded); decided_at, decided_by,
--          decision_reason of the latest decision, NULL where there is none
CREATE OR REPLACE MACRO submission_status(known_at) AS TABLE
WITH latest_decision AS (
    SELECT submission, decision, decided_at, actor, reason
    FROM decision
    WHERE decided_at <= known_at
    QUALIFY row_number() OVER (PARTITION BY submission ORDER BY decided_at DESC, entry DESC) = 1
),
judged AS (
    SELECT s.*,
           CASE WHEN s.refused THEN 'refused' ELSE coalesce(d.decision, 'waiting') END AS judgement,
           d.decided_at, d.actor AS decided_by, d.reason AS decision_reason
    FROM submission AS s
    LEFT JOIN latest_decision AS d ON d.submission = s.id
    WHERE s.received_at <= known_at
),
placed AS (
    SELECT *, row_number() OVER (PARTITION BY unit, round, judgement ORDER BY received_at DESC, entry DESC) AS place
    FROM judged
)
SELECT * EXCLUDE (judgement, place),
       CASE WHEN judgement = 'accepted' AND place > 1 THEN 'superseded' ELSE judgement END AS status
FROM placed;
