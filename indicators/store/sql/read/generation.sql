-- what:    the number of the last write that may change what is shown; copies handed out or put away and
--          the comings and goings of accounts change nothing
-- params:  none
-- columns: entry (0 when there is none)
SELECT coalesce(max(entry), 0) AS entry
FROM journal
WHERE kind <> 'credential' AND id NOT IN (
    SELECT id FROM event
    WHERE kind IN ('exported', 'backed_up', 'signed_in', 'sign_in_failed', 'signed_out', 'account_opened',
                   'account_changed', 'account_closed', 'account_locked', 'account_unlocked')
);
