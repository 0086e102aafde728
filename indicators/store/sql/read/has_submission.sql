-- what:    whether a submission exists and was refused
-- params:  submission (id)
-- columns: refused (BOOLEAN); no row when there is no such submission
SELECT refused FROM submission WHERE id = $submission;
