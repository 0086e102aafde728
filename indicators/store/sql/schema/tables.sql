-- what:    the tables of the store. Rows are only ever inserted. No keys, indexes or sequences: the same SQL runs on
--          DuckLake; sql/checks/ finds what a key would have forbidden.
-- params:  none
-- units:   *_at: office local time, to the microsecond; size_bytes: bytes; value: the indicator's own unit (60 is 60%);
--          entry: nth write to this store, across submission, decision, confirmation, event, answer and credential.

CREATE TABLE meta (
    database       VARCHAR,    -- random name of this database
    province       VARCHAR,    -- code of the province, VN for the country
    sample         BOOLEAN,    -- synthetic data; never mixed with an office's
    schema_version INTEGER,
    created_at     TIMESTAMP
);

CREATE TABLE original (
    sha256      VARCHAR,
    name        VARCHAR,       -- as it was first received
    size_bytes  BIGINT,
    received_at TIMESTAMP      -- first received
);

CREATE TABLE submission (
    id            VARCHAR,     -- hash of sha256, received_at and what the sender chose
    entry         BIGINT,
    sha256        VARCHAR,     -- of the original
    file_name     VARCHAR,
    form          VARCHAR,     -- template, table or NULL
    unit          VARCHAR,     -- the sender; NULL only when refused
    round         VARCHAR,     -- NULL only when refused
    data_date     DATE,        -- of the round; NULL only when refused
    chosen_unit   VARCHAR,     -- what the sender chose, NULL when left to the file
    chosen_round  VARCHAR,
    received_at   TIMESTAMP,
    actor         VARCHAR,
    rows_read     INTEGER,
    rows_taken    INTEGER,
    rows_rejected INTEGER,
    rows_ignored  INTEGER,
    refused       BOOLEAN      -- a finding that blocks: the receipt is kept, no observation is
);

CREATE TABLE observation (
    id               VARCHAR,  -- hash of submission, sheet, cell and what the figure is about
    submission       VARCHAR,
    ordinal          INTEGER,  -- from 0, in the order of the file
    indicator        VARCHAR,
    subject          VARCHAR,
    data_year        INTEGER,
    period           VARCHAR,
    kind             VARCHAR,
    as_of            DATE,
    breakdown        VARCHAR,  -- JSON object
    numerator        DOUBLE,
    denominator      DOUBLE,
    value            DOUBLE,
    text             VARCHAR,
    declared_verdict VARCHAR,
    cause            VARCHAR,
    difficulty       VARCHAR,
    solution         VARCHAR,
    note             VARCHAR,
    sheet            VARCHAR,
    cell             VARCHAR
);

CREATE TABLE finding (
    submission VARCHAR,
    ordinal    INTEGER,
    code       VARCHAR,
    severity   VARCHAR,        -- as it was judged when recorded
    sheet      VARCHAR,
    cell       VARCHAR,
    params     VARCHAR         -- JSON object
);

CREATE TABLE ignored_row (
    submission VARCHAR,
    ordinal    INTEGER,
    sheet      VARCHAR,
    sheet_row  INTEGER,        -- from 1, as the sheet shows it
    reason     VARCHAR
);

CREATE TABLE remark (
    submission VARCHAR,
    ordinal    INTEGER,
    kind       VARCHAR,
    text       VARCHAR,
    sheet      VARCHAR,
    cell       VARCHAR
);

CREATE TABLE decision (
    id         VARCHAR,
    entry      BIGINT,
    submission VARCHAR,
    decision   VARCHAR,        -- accepted or returned; the latest counts
    decided_at TIMESTAMP,
    actor      VARCHAR,
    reason     VARCHAR
);

CREATE TABLE confirmation (
    id           VARCHAR,
    entry        BIGINT,
    observation  VARCHAR,
    value        DOUBLE,       -- NULL withdraws an earlier confirmation; the latest counts
    confirmed_at TIMESTAMP,
    actor        VARCHAR,
    reason       VARCHAR
);

CREATE TABLE event (
    id          VARCHAR,
    entry       BIGINT,
    kind        VARCHAR,
    subject     VARCHAR,
    happened_at TIMESTAMP,
    actor       VARCHAR,
    detail      VARCHAR        -- JSON object
);
