-- what:    the latest moment any write bears, whatever the order of writing; a closing bears the moment it holds
-- params:  none
-- columns: moment (office local time, NULL where nothing was written)
SELECT greatest(
    (SELECT max(moment) FROM journal),
    (SELECT max((detail ->> 'known_at')::TIMESTAMP) + INTERVAL 1 MICROSECOND FROM event WHERE kind = 'round_closed')
) AS moment;
