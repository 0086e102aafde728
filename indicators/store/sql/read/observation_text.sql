-- what:    what a confirmation must know of one observation
-- params:  observation (id)
-- columns: value (in the indicator's unit, NULL for an approximate one), text (as the file gave it)
SELECT value, text FROM observation WHERE id = $observation;
