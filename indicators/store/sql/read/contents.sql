-- what:    which figures submissions give for the whole of a subject, and whether each has a number; without the
--          indicators an acceptance left out, which their unit still owes
-- params:  submissions (VARCHAR[], ids), known_at (TIMESTAMP, inclusive)
-- columns: submission, indicator, subject, data_year, period, kind, as_of, numbered (BOOLEAN: a value, given or
--          confirmed, or counts of which none arose), worded (BOOLEAN: words where a number belongs)
SELECT o.submission, o.indicator, o.subject, o.data_year, o.period, o.kind, o.as_of,
       bool_or(coalesce(c.value, o.value) IS NOT NULL OR coalesce(o.denominator = 0, FALSE)) AS numbered,
       bool_or(coalesce(o.text, '') <> '') AS worded
FROM observation AS o
JOIN submission_status($known_at::TIMESTAMP) AS s ON s.id = o.submission AND NOT list_contains(s.left_out, o.indicator)
LEFT JOIN confirmed_value($known_at::TIMESTAMP) AS c ON c.observation = o.id
WHERE o.submission IN (SELECT unnest($submissions::VARCHAR[])) AND o.breakdown = '{}'
GROUP BY ALL
ORDER BY ALL;
