-- what:    the observations of one submission, in the order of the file
-- params:  submission (id)
-- columns: id, then as indicators.observations.model.Observation; value in the indicator's unit, as the file gave it
SELECT id, indicator, subject, data_year, period, kind, as_of, breakdown, numerator, denominator, value, text,
       declared_verdict, cause, difficulty, solution, note, sheet, cell
FROM observation
WHERE submission = $submission
ORDER BY ordinal;
