-- what:    the table of answers: what staff said that words of files mean. A step of its own, laid in databases that are
--          older than it when they are opened.
-- params:  none
-- units:   as in tables.sql

CREATE TABLE answer (
    id      VARCHAR,
    entry   BIGINT,
    kind    VARCHAR,           -- row, unit, column or heads
    scope   VARCHAR,           -- the sending unit it holds for, '' for every unit
    words   VARCHAR,           -- as indicators.observations.answers makes them
    meaning VARCHAR,           -- as indicators.observations.answers.Answer spells it; NULL withdraws an earlier answer
    said_at TIMESTAMP,
    actor   VARCHAR,
    reason  VARCHAR
);
