-- Where words stand. $1 the words.
SELECT schema_name || '.' || table_name AS "table", column_name AS "column", row_count AS rows, what
FROM edit.erasure_places($1::text);
