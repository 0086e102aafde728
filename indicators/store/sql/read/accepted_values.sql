-- what:    the full-year actual of each indicator, subject and year among observations of submissions; the one of the
--          submission named last wins, within a submission the one that stands last
-- params:  submissions (VARCHAR[], ids), known_at (TIMESTAMP, inclusive)
-- columns: indicator, subject, data_year, found (STRUCT: value in the indicator's unit, submission)
SELECT o.indicator, o.subject, o.data_year,
       arg_max(
           {value: coalesce(c.value, o.value), submission: o.submission},
           (list_position($submissions::VARCHAR[], o.submission), o.ordinal)
       ) AS found
FROM observation AS o
LEFT JOIN confirmed_value($known_at::TIMESTAMP) AS c ON c.observation = o.id
WHERE list_contains($submissions::VARCHAR[], o.submission)
  AND o.kind = 'actual' AND o.period = 'year' AND o.breakdown = '{}'
  AND coalesce(c.value, o.value) IS NOT NULL
GROUP BY o.indicator, o.subject, o.data_year;
