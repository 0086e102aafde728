-- what:    submissions with their status, latest decision and numbers of findings, in the order they were received
-- params:  id, sha256, unit, round, status (each NULL for any), known_at (TIMESTAMP, inclusive)
-- columns: as indicators.store.model.Submission
WITH found AS (
    SELECT * FROM submission_status($known_at::TIMESTAMP)
    WHERE ($id::VARCHAR IS NULL OR id = $id)
      AND ($sha256::VARCHAR IS NULL OR sha256 = $sha256)
      AND ($unit::VARCHAR IS NULL OR unit = $unit)
      AND ($round::VARCHAR IS NULL OR round = $round)
      AND ($status::VARCHAR IS NULL OR status = $status)
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
       s.left_out, s.state
FROM found AS s
LEFT JOIN counted AS c ON c.submission = s.id
LEFT JOIN taken AS t ON t.submission = s.id
ORDER BY s.entry;
