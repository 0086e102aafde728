-- what:    every submission with its status as it was known at a moment. Of the accepted submissions of one unit in
--          one round the one received last counts; the others are superseded. Last is by entry, whatever the clock said.
--          What the last one left out is still counted from an earlier one: see counting_submission.
-- params:  known_at (TIMESTAMP, inclusive)
-- columns: those of submission; status (waiting, accepted, returned, refused, superseded); decided_at, decided_by,
--          decision_reason of the latest decision, NULL where there is none; left_out (VARCHAR[], indicators the latest
--          decision left out, mostly empty); decided_entry (number of that decision, NULL where there is none)
CREATE OR REPLACE MACRO submission_status(known_at) AS TABLE
WITH latest_decision AS (
    SELECT submission, max(entry) AS entry,
           arg_max(
               {decision: decision, decided_at: decided_at, actor: actor, reason: reason, left_out: left_out}, entry
           ) AS latest
    FROM decision
    WHERE decided_at <= known_at AND entry < written_before(known_at)
    GROUP BY submission
),
judged AS (
    SELECT s.*,
           CASE WHEN s.refused THEN 'refused' ELSE coalesce(d.latest.decision, 'waiting') END AS judgement,
           d.latest.decided_at AS decided_at, d.latest.actor AS decided_by, d.latest.reason AS decision_reason,
           coalesce(from_json(d.latest.left_out, '["VARCHAR"]'), []) AS left_out,
           d.entry AS decided_entry
    FROM submission AS s
    LEFT JOIN latest_decision AS d ON d.submission = s.id
    WHERE s.received_at <= known_at AND s.entry < written_before(known_at)
),
counting AS (
    SELECT arg_max(id, entry) AS id FROM judged WHERE judgement = 'accepted' GROUP BY unit, round
)
SELECT * EXCLUDE (judgement),
       CASE WHEN judgement = 'accepted' AND id NOT IN (SELECT id FROM counting) THEN 'superseded'
            ELSE judgement
       END AS status
FROM judged;
