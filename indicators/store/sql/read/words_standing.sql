-- what:    what a confirmation must know of one observation: read in the transaction that confirms
-- params:  observation (id)
-- columns: value (in the indicator's unit, NULL for an approximate one), text (as the file gave it), state (number of the
--          latest confirmation, 0 where there is none); of that one: confirmed (the number, NULL when withdrawn), actor,
--          confirmed_at
SELECT o.value, o.text, coalesce(max(c.entry), 0) AS state, arg_max({value: c.value}, c.entry).value AS confirmed,
       arg_max(c.actor, c.entry) AS actor, max(c.confirmed_at) AS confirmed_at
FROM observation AS o LEFT JOIN confirmation AS c ON c.observation = o.id
WHERE o.id = $observation
GROUP BY o.value, o.text;
