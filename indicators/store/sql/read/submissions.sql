-- what:    submissions with their status, latest decision and numbers of findings, in the order they were received
-- params:  id, sha256, unit, round, status (each NULL for any), known_at (TIMESTAMP, inclusive)
-- columns: as indicators.store.model.Submission; its state is the number of the latest decision, or of the latest file of
--          the same unit and round that was not refused, whichever was written last
WITH found AS (
    SELECT * FROM submission_status($known_at::TIMESTAMP)
    WHERE ($id::VARCHAR IS NULL OR id = $id)
      AND ($sha256::VARCHAR IS NULL OR sha256 = $sha256)
      AND ($unit::VARCHAR IS NULL OR unit = $unit)
      AND ($round::VARCHAR IS NULL OR round = $round)
      AND ($status::VARCHAR IS NULL OR status = $status)
),
last_sent AS (
    SELECT unit, round, max(entry) AS entry FROM submission WHERE NOT refused GROUP BY unit, round
),
counted AS (
    SELECT submission,
           count(*) FILTER (severity = 'blocks') AS blocks,
           count(*) FILTER (severity = 'warns') AS warns,
           count(*) FILTER (severity = 'notes') AS notes
    FROM finding
    WHERE submission IN (SELECT id FROM found)
    GROUP BY submission
),
taken AS (
    SELECT submission, count(*) AS observations
    FROM observation
    WHERE submission IN (SELECT id FROM found)
    GROUP BY submission
)
SELECT s.id, s.sha256, s.file_name, s.form, s.unit, s.round, s.data_date, s.chosen_unit, s.chosen_round, s.received_at,
       s.actor, s.status, coalesce(t.observations, 0), s.rows_read, s.rows_taken, s.rows_rejected, s.rows_ignored,
       coalesce(c.blocks, 0), coalesce(c.warns, 0), coalesce(c.notes, 0),
       s.decided_at, coalesce(s.decided_by, ''), coalesce(s.decision_reason, ''),
       s.left_out, greatest(s.entry, coalesce(s.decided_entry, 0), coalesce(l.entry, 0)) AS state
FROM found AS s
LEFT JOIN counted AS c ON c.submission = s.id
LEFT JOIN taken AS t ON t.submission = s.id
LEFT JOIN last_sent AS l ON l.unit = s.unit AND l.round = s.round
ORDER BY s.entry;
