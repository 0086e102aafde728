-- what:    what the trail may be filtered by: every act, actor, unit and round that occurs in it
-- params:  none
-- columns: acts, actors, units, rounds (each a list without doubles, sorted; '' left out)
SELECT list_sort(list_distinct(list(act))), list_sort(list_distinct(list(actor) FILTER (actor <> ''))),
       list_sort(list_distinct(list(unit) FILTER (unit <> ''))), list_sort(list_distinct(list(round) FILTER (round <> '')))
FROM trail_line([]::VARCHAR[], NULL, NULL, NULL, NULL, NULL);
