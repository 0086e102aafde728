-- what:    the answers that count, oldest first
-- params:  known_at (TIMESTAMP, inclusive)
-- columns: kind, words, meaning, scope, said_at, actor, reason
SELECT kind, words, meaning, scope, said_at, actor, reason
FROM current_answer($known_at::TIMESTAMP)
ORDER BY entry;
