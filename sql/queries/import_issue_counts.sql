-- How often each kind of issue occurs in an import, with a row that shows it. $1 batch.
SELECT severity, code, count(*) AS times, min(row_number) AS first_row,
       (array_agg(reason ORDER BY row_number NULLS FIRST, issue_id))[1] AS reason
FROM source.issue
WHERE batch_id = $1::bigint
GROUP BY severity, code
ORDER BY CASE severity WHEN 'rejected' THEN 1 WHEN 'warning' THEN 2 WHEN 'absent' THEN 3 ELSE 4 END, count(*) DESC, code;
