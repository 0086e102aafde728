-- what:    every write of one line, oldest first
-- params:  key
-- columns: version, moment (office local time), actor, withdrawn, detail (JSON object)
SELECT row_number() OVER (ORDER BY entry), happened_at, actor, kind = 'duty_withdrawn', detail
FROM event
WHERE subject = $key AND kind IN ('duty_written', 'duty_withdrawn')
ORDER BY entry;
