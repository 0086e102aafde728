-- what:    every account as it stands now: what was said of it last, its password, its failures since it last got in
-- params:  none
-- columns: login, name, role, unit ('' for none), active, must_change (the password is a one-time one; NULL without any),
--          opened_at, signed_in_at (NULL for never), failed_at (list of moments, oldest first, of the failures since the
--          last sign-in, lock, unlocking or new password), locked_at (NULL unless locked since then)
CREATE OR REPLACE VIEW current_account AS
WITH said AS (
    SELECT subject AS login,
           arg_max(detail ->> 'name', entry) FILTER (kind <> 'account_closed') AS name,
           arg_max(detail ->> 'role', entry) FILTER (kind <> 'account_closed') AS role,
           coalesce(arg_max(detail ->> 'unit', entry) FILTER (kind <> 'account_closed'), '') AS unit,
           arg_max(kind, entry) <> 'account_closed' AS active,
           max(happened_at) FILTER (kind = 'account_opened') AS opened_at
    FROM event
    WHERE kind IN ('account_opened', 'account_changed', 'account_closed')
    GROUP BY subject
),
password AS (
    SELECT login, max(entry) AS set_in, arg_max(must_change, entry) AS must_change FROM credential GROUP BY login
),
came AS (
    SELECT subject AS login,
           max(entry) FILTER (kind IN ('signed_in', 'account_unlocked')) AS last_in,
           max(entry) FILTER (kind = 'account_locked') AS locked_in,
           arg_max(happened_at, entry) FILTER (kind = 'account_locked') AS locked_at,
           arg_max(happened_at, entry) FILTER (kind = 'signed_in') AS signed_in_at
    FROM event
    WHERE kind IN ('signed_in', 'account_locked', 'account_unlocked')
    GROUP BY subject
),
since AS (
    SELECT said.*, password.must_change, came.signed_in_at,
           greatest(coalesce(came.last_in, 0), coalesce(password.set_in, 0)) AS cleared_in,
           coalesce(came.locked_in, 0) AS locked_in, came.locked_at
    FROM said LEFT JOIN password USING (login) LEFT JOIN came USING (login)
),
failed AS (
    SELECT since.login, list(event.happened_at ORDER BY event.entry) AS failed_at
    FROM since JOIN event ON event.kind = 'sign_in_failed' AND event.subject = since.login
     AND event.entry > greatest(since.cleared_in, since.locked_in)
    GROUP BY since.login
)
SELECT login, name, role, unit, active, must_change, opened_at, signed_in_at,
       coalesce(failed_at, []) AS failed_at,
       CASE WHEN locked_in > cleared_in THEN locked_at END AS locked_at
FROM since LEFT JOIN failed USING (login);
