-- what:    every line of the plan's other duties as it was written last, withdrawn ones too, as known at a moment
-- params:  known_at (TIMESTAMP, inclusive)
-- columns: key, duty (kind of line), scope (year of the plan or code of the round), version (how often it was written),
--          first_entry, entry (nth write), moment (office local time), actor, withdrawn, detail (JSON object: fields
--          stand under "f." and their code)
CREATE OR REPLACE MACRO current_duty(known_at) AS TABLE
SELECT subject AS key, detail ->> 'duty' AS duty, detail ->> 'scope' AS scope,
       row_number() OVER (PARTITION BY subject ORDER BY entry) AS version,
       min(entry) OVER (PARTITION BY subject) AS first_entry,
       entry, happened_at AS moment, actor, kind = 'duty_withdrawn' AS withdrawn, detail
FROM event
WHERE kind IN ('duty_written', 'duty_withdrawn') AND happened_at <= known_at AND entry < written_before(known_at)
QUALIFY row_number() OVER (PARTITION BY subject ORDER BY entry DESC) = 1;
