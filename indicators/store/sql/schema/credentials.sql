-- what:    the table of credentials: by which hash the password of an account is checked. A step of its own, laid in
--          databases that are older than it when they are opened. The hash leaves in read/credential alone.
-- params:  none
-- units:   as in tables.sql

CREATE TABLE credential (
    id          VARCHAR,
    entry       BIGINT,
    login       VARCHAR,
    hash        VARCHAR,       -- Argon2, with its parameters and salt
    must_change BOOLEAN,       -- a one-time password, given by somebody else
    set_at      TIMESTAMP,
    actor       VARCHAR        -- who set it
);
