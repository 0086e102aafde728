-- what:    every write that fits, with who, when, what, old, new and why
-- params:  acts (list, empty for any), who (actor), of_unit, of_round (each NULL for any), since, until (TIMESTAMP or NULL,
--          since inclusive, until not)
-- columns: entry, moment, actor, act (received, refused, accepted, returned, confirmed, answered, password_changed,
--          password_reset, or the kind of an event),
--          subject (what it was done to: a file, an observation, words, or an event's subject), unit, round ('' where none),
--          old, new (as text, NULL where none), why, detail (JSON object of an event, of a decision or an answer), id
CREATE OR REPLACE MACRO trail_line(acts, who, of_unit, of_round, since, until) AS TABLE
WITH written AS (
    SELECT entry, received_at AS moment, actor, CASE WHEN refused THEN 'refused' ELSE 'received' END AS act,
           file_name AS subject, unit, round, NULL AS old, NULL AS new, '' AS why, '{}' AS detail, id
    FROM submission
    UNION ALL
    SELECT d.entry, d.decided_at, d.actor, d.decision, s.file_name, s.unit, s.round,
           lag(d.decision || if(d.left_out IS NULL, '', '_in_part')) OVER (PARTITION BY d.submission ORDER BY d.entry),
           d.decision || if(d.left_out IS NULL, '', '_in_part'), d.reason,
           if(d.left_out IS NULL, '{}',
              json_object('left_out', array_to_string(from_json(d.left_out, '["VARCHAR"]'), ', '))), d.id
    FROM decision AS d LEFT JOIN submission AS s ON s.id = d.submission
    UNION ALL
    SELECT c.entry, c.confirmed_at, c.actor, 'confirmed', o.indicator || ' ' || o.sheet || '!' || o.cell, s.unit, s.round,
           coalesce(lag(c.value) OVER (PARTITION BY c.observation ORDER BY c.entry)::VARCHAR, o.text), c.value::VARCHAR,
           c.reason, '{}', c.id
    FROM confirmation AS c
    LEFT JOIN observation AS o ON o.id = c.observation
    LEFT JOIN submission AS s ON s.id = o.submission
    UNION ALL
    SELECT entry, said_at, actor, 'answered', words, scope, NULL,
           lag(meaning) OVER (PARTITION BY kind, scope, words ORDER BY entry), meaning, reason,
           json_object('kind', kind), id
    FROM answer
    UNION ALL
    SELECT entry, set_at, actor, CASE WHEN must_change THEN 'password_reset' ELSE 'password_changed' END,
           login, NULL, NULL, NULL, NULL, '', '{}', id
    FROM credential
    UNION ALL
    SELECT entry, happened_at, actor, kind, subject, detail ->> 'unit', detail ->> 'round', detail ->> 'old',
           detail ->> 'new', coalesce(detail ->> 'why', ''), detail, id
    FROM event
)
SELECT entry, moment, actor, act, coalesce(subject, '') AS subject, coalesce(unit, '') AS unit,
       coalesce(round, '') AS round, old, new, why, detail, id
FROM written
WHERE (len(acts) = 0 OR list_contains(acts, act))
  AND (who IS NULL OR actor = who)
  AND (of_unit IS NULL OR unit = of_unit)
  AND (of_round IS NULL OR round = of_round)
  AND (since IS NULL OR moment >= since)
  AND (until IS NULL OR moment < until);
