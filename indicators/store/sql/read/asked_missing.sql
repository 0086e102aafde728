-- what:    what submissions were told they lack of what was asked, in the order it was told
-- params:  submissions (VARCHAR[], ids)
-- columns: submission, indicator, period (the times in words, as the finding names them)
SELECT submission, params ->> 'indicator' AS indicator, params ->> 'period' AS period
FROM finding
WHERE code = 'asked_missing' AND submission IN (SELECT unnest($submissions::VARCHAR[]))
ORDER BY submission, ordinal;
