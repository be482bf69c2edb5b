-- How often each kind of issue occurs in an import, with a row that shows it. $1 import.
SELECT severity, code, count(*) AS times, min(row_number) AS first_row,
       (array_agg(reason ORDER BY row_number NULLS FIRST, issue_id))[1] AS reason
FROM served.import_issue
WHERE id = $1::text
GROUP BY severity, code
ORDER BY CASE severity WHEN 'rejected' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, count(*) DESC, code;
