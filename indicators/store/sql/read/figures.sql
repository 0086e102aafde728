-- what:    the observations of submissions, with the number confirmed for them where there is one
-- params:  submissions (VARCHAR[], ids in the order wanted), whole (BOOLEAN[]) and named (VARCHAR[][]) of each as in
--          counting.sql, known_at (TIMESTAMP, inclusive)
-- columns: id, indicator, subject, submission, data_year, period, kind, as_of, breakdown, numerator, denominator,
--          value (in the indicator's unit), confirmed, text, declared_verdict, cause, difficulty, solution, note, sheet,
--          cell. What belongs to the submission is left to the caller: it would be repeated on every row.
WITH wanted AS (
    SELECT unnest($submissions::VARCHAR[]) AS id, generate_subscripts($submissions::VARCHAR[], 1) AS place,
           unnest($whole::BOOLEAN[]) AS whole, unnest($named::VARCHAR[][]) AS named
)
SELECT o.id, o.indicator, o.subject, o.submission, o.data_year, o.period, o.kind, o.as_of, o.breakdown, o.numerator,
       o.denominator, coalesce(c.value, o.value) AS value, c.value IS NOT NULL AS confirmed, o.text, o.declared_verdict,
       o.cause, o.difficulty, o.solution, o.note, o.sheet, o.cell
FROM observation AS o
JOIN wanted AS w ON w.id = o.submission AND list_contains(w.named, o.indicator) <> w.whole
LEFT JOIN confirmed_value($known_at::TIMESTAMP) AS c ON c.observation = o.id
ORDER BY w.place, o.ordinal;
