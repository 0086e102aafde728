-- what:    the submission that counts: the latest accepted one of a unit in a round
-- params:  none
-- columns: those of submission_status
CREATE OR REPLACE VIEW current_submission AS
SELECT * FROM submission_status(TIMESTAMP '9999-12-31 23:59:59') WHERE status = 'accepted';
