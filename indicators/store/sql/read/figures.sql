-- what:    figures of the submissions that count, of rounds with a data date up to a day, as known at a moment
-- params:  day (DATE, inclusive), known_at (TIMESTAMP, inclusive)
-- columns: as indicators.assessment.model.Figure, with submission, file_name, sheet and cell at the end;
--          value in the indicator's unit, the confirmed one where there is one
WITH counting AS (
    SELECT id, entry, unit, round, data_date, file_name
    FROM submission_status($known_at::TIMESTAMP)
    WHERE status = 'accepted' AND data_date <= $day::DATE
)
SELECT o.id, o.indicator, o.subject, s.unit, s.round, s.data_date, o.data_year, o.period, o.kind, o.as_of, o.breakdown,
       o.numerator, o.denominator, coalesce(c.value, o.value) AS value, c.value IS NOT NULL AS confirmed, o.text,
       o.declared_verdict, o.cause, o.difficulty, o.solution, o.note,
       o.submission, s.file_name, o.sheet, o.cell
FROM observation AS o
JOIN counting AS s ON s.id = o.submission
LEFT JOIN confirmed_value($known_at::TIMESTAMP) AS c ON c.observation = o.id
ORDER BY s.data_date, s.entry, o.ordinal;
