-- what:    the figures that count, for whoever looks into the database by hand
-- params:  none
-- columns: those of observation, value being the confirmed one where there is one; sender, round, data_date, file_name
CREATE OR REPLACE VIEW current_figure AS
SELECT o.* REPLACE (coalesce(c.value, o.value) AS value),
       c.value IS NOT NULL AS confirmed,
       s.unit AS sender, s.round, s.data_date, s.file_name
FROM observation AS o
JOIN counting_submission(TIMESTAMP '9999-12-31 23:59:59') AS s
  ON s.id = o.submission AND list_contains(s.named, o.indicator) <> (s.status = 'accepted')
LEFT JOIN confirmed_value(TIMESTAMP '9999-12-31 23:59:59') AS c ON c.observation = o.id;
