-- what:    the table of seals: one for every write, each made from the write and the seal before it. A step of its own;
--          databases that are older than it get the seals of all they hold when they are opened.
-- params:  none

CREATE TABLE seal (
    entry   BIGINT,            -- of the write it seals
    kind    VARCHAR,           -- of the write, as in the journal
    id      VARCHAR,           -- of the write
    content VARCHAR,           -- SHA-256 of every row the write put in
    marks   VARCHAR,           -- a line a row: table, place in the write, first digits of its SHA-256; to name the row changed
    seal    VARCHAR            -- SHA-256 of all that and of the seal before
);
