-- what:    which indicators an acceptance left out. A step of its own, laid in databases that are older than it when they
--          are opened; a column at the end, so that no seal of an earlier decision changes.
-- params:  none

ALTER TABLE decision ADD COLUMN left_out VARCHAR;  -- JSON list of codes; NULL where nothing was left out
