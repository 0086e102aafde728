-- what:    the full-year actual of each indicator, subject and year among observations of submissions; the one of the
--          submission named last wins, within a submission the one that stands last
-- params:  submissions (VARCHAR[], ids), whole (BOOLEAN[]) and named (VARCHAR[][]) of each as in counting.sql, known_at
--          (TIMESTAMP, inclusive)
-- columns: indicator, subject, data_year, found (STRUCT: value in the indicator's unit, submission)
WITH wanted AS (
    SELECT unnest($submissions::VARCHAR[]) AS id, generate_subscripts($submissions::VARCHAR[], 1) AS place,
           unnest($whole::BOOLEAN[]) AS whole, unnest($named::VARCHAR[][]) AS named
)
SELECT o.indicator, o.subject, o.data_year,
       arg_max({value: coalesce(c.value, o.value), submission: o.submission}, (w.place, o.ordinal)) AS found
FROM observation AS o
JOIN wanted AS w ON w.id = o.submission AND list_contains(w.named, o.indicator) <> w.whole
LEFT JOIN confirmed_value($known_at::TIMESTAMP) AS c ON c.observation = o.id
WHERE o.kind = 'actual' AND o.period = 'year' AND o.breakdown = '{}'
  AND coalesce(c.value, o.value) IS NOT NULL
GROUP BY o.indicator, o.subject, o.data_year;
