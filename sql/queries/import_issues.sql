-- What is wrong or doubtful in an import. $1 batch, $2 severity (null: all).
SELECT i.row_number AS "row", i.line, i.severity, i.code, i.column_name AS "column", i.value, i.reason
FROM source.issue i
WHERE i.batch_id = $1::bigint AND ($2::text IS NULL OR i.severity = $2::text)
ORDER BY CASE i.severity WHEN 'rejected' THEN 1 WHEN 'warning' THEN 2 WHEN 'absent' THEN 3 ELSE 4 END, i.row_number NULLS FIRST, i.issue_id;
