-- what:    one line per unit that sent anything for a round
-- params:  round, known_at (TIMESTAMP, inclusive)
-- columns: unit, latest (id of the one received last of those not refused, or NULL), current (id of the accepted one that
--          counts, or NULL), first_received_at (of those not refused), submissions (number, refused ones too)
SELECT unit,
       arg_max(id, entry) FILTER (status <> 'refused') AS latest,
       any_value(id) FILTER (status = 'accepted') AS current,
       min(received_at) FILTER (status <> 'refused') AS first_received_at,
       count(*) AS submissions
FROM submission_status($known_at::TIMESTAMP)
WHERE round = $round AND unit IS NOT NULL
GROUP BY unit
ORDER BY unit;
