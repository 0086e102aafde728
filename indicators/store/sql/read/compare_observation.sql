-- what:    every observation, for comparison; the order of rows does not matter
-- params:  none
-- columns: submission, file_name, sheet, cell, then what is compared; value in the indicator's unit
SELECT o.submission, s.file_name, o.sheet, o.cell, o.id, o.indicator, o.subject, o.data_year, o.period, o.kind, o.as_of,
       o.breakdown, o.numerator, o.denominator, o.value, o.text, o.declared_verdict, o.cause, o.difficulty, o.solution,
       o.note
FROM observation AS o JOIN submission AS s ON s.id = o.submission
ORDER BY s.entry, o.ordinal;
