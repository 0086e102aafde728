-- what:    how often a line was written, who wrote it last, and whether it was withdrawn
-- params:  key
-- columns: version, actor, moment (office local time), withdrawn; no row for a line that was never written
SELECT version, actor, moment, withdrawn FROM current_duty(TIMESTAMP '9999-12-31 23:59:59') WHERE key = $key;
