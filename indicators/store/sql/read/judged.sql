-- what:    the number of the last write that changed what is accepted: a decision or a confirmation
-- params:  none
-- columns: entry; 0 where there is none
SELECT coalesce(max(entry), 0) AS entry FROM (SELECT entry FROM decision UNION ALL SELECT entry FROM confirmation);
