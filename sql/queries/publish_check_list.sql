-- What is wrong or doubtful in a file that is checked, line by line; faults first.
SELECT line, column_name AS "column", severity, code, value, reason
FROM pg_temp.checked_issue
ORDER BY severity, row_number NULLS FIRST, column_name NULLS FIRST, code;
