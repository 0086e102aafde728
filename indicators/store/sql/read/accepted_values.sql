-- what:    the last accepted full-year actual of each indicator, subject and year, from rounds with an earlier data
--          date; the round with the latest data date wins, then the submission received last
-- params:  before (DATE, exclusive), known_at (TIMESTAMP, inclusive), rounds (VARCHAR[], NULL for every round)
-- columns: indicator, subject, data_year, value (in the indicator's unit), round
SELECT o.indicator, o.subject, o.data_year, coalesce(c.value, o.value) AS value, s.round
FROM observation AS o
JOIN submission_status($known_at::TIMESTAMP) AS s ON s.id = o.submission
LEFT JOIN confirmed_value($known_at::TIMESTAMP) AS c ON c.observation = o.id
WHERE s.status = 'accepted'
  AND s.data_date < $before::DATE
  AND ($rounds::VARCHAR[] IS NULL OR list_contains($rounds::VARCHAR[], s.round))
  AND o.kind = 'actual' AND o.period = 'year' AND o.breakdown = '{}'
  AND coalesce(c.value, o.value) IS NOT NULL
QUALIFY row_number() OVER (
    PARTITION BY o.indicator, o.subject, o.data_year
    ORDER BY s.data_date DESC, s.received_at DESC, s.entry DESC, o.ordinal DESC
) = 1
ORDER BY o.indicator, o.subject, o.data_year;
