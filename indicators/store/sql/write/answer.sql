-- what:    one answer to what words mean, or the withdrawal of one (meaning NULL)
-- params:  one per column
INSERT INTO answer (id, entry, kind, scope, words, meaning, said_at, actor, reason)
VALUES ($id, $entry, $kind, $scope, $words, $meaning, $said_at, $actor, $reason);
