-- The same by kind: how often, where first, and an example.
SELECT severity, column_name AS "column", code, count(*) AS times, min(line) AS first_line,
  (array_agg(value ORDER BY row_number NULLS FIRST))[1] AS example,
  (array_agg(reason ORDER BY row_number NULLS FIRST))[1] AS reason
FROM pg_temp.checked_issue
GROUP BY severity, column_name, code
ORDER BY severity, count(*) DESC, column_name NULLS FIRST, code;
