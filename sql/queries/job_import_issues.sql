-- What is wrong in an import, in the order of its rows. $1 import, $2 severity (null: all), $3 how many at most, $4 and $5
-- the row and number of the last one given before (null: from the first).
SELECT row_number AS "row", line, severity, code, column_name AS "column", value, reason, issue_id
FROM served.import_issue
WHERE id = $1::text AND ($2::text IS NULL OR severity = $2::text)
  AND ($5::bigint IS NULL OR (coalesce(row_number, 0), issue_id) > ($4::bigint, $5::bigint))
ORDER BY coalesce(row_number, 0), issue_id
LIMIT $3::bigint;
