-- what:    every line of the plan's other duties as it was written last, withdrawn ones too
-- params:  none
-- columns: key, duty (kind of line), scope (year of the plan or code of the round), version (how often it was written),
--          first_entry, entry (nth write), moment (office local time), actor, withdrawn, detail (JSON object: fields
--          stand under "f." and their code)
CREATE OR REPLACE VIEW current_duty AS
SELECT subject AS key, detail ->> 'duty' AS duty, detail ->> 'scope' AS scope,
       row_number() OVER (PARTITION BY subject ORDER BY entry) AS version,
       min(entry) OVER (PARTITION BY subject) AS first_entry,
       entry, happened_at AS moment, actor, kind = 'duty_withdrawn' AS withdrawn, detail
FROM event
WHERE kind IN ('duty_written', 'duty_withdrawn')
QUALIFY row_number() OVER (PARTITION BY subject ORDER BY entry DESC) = 1;
