-- what:    where a submission stands for whoever is about to decide: read in the transaction that decides
-- params:  submission (id)
-- columns: refused (BOOLEAN), state (as in submissions.sql); of its latest decision: decision, actor, decided_at (NULL
--          where there is none); of the latest later file of the same unit and round that was not refused: file_name,
--          received_at (NULL where there is none). No row when there is no such submission
WITH one AS (
    SELECT id, entry, unit, round, refused FROM submission WHERE id = $submission
),
decided AS (
    SELECT max(entry) AS entry,
           arg_max({decision: decision || if(left_out IS NULL, '', '_in_part'), actor: actor, moment: decided_at}, entry) AS latest
    FROM decision WHERE submission = $submission
),
later AS (
    SELECT max(s.entry) AS entry, arg_max({file_name: s.file_name, moment: s.received_at}, s.entry) AS latest
    FROM submission AS s JOIN one ON one.unit = s.unit AND one.round = s.round
    WHERE s.entry > one.entry AND NOT s.refused
)
SELECT one.refused, greatest(one.entry, coalesce(decided.entry, 0), coalesce(later.entry, 0)) AS state,
       decided.latest.decision, decided.latest.actor, decided.latest.moment, later.latest.file_name, later.latest.moment,
       coalesce(later.entry, 0) > coalesce(decided.entry, 0) AS sent_since
FROM one, decided, later;
