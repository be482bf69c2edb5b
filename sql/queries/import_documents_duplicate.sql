-- The same bytes twice on one asset are one document: the first place is taken.
WITH line AS (
  SELECT i.row_number, first_value(i.row_number) OVER (PARTITION BY i.asset_id, i.sha256 ORDER BY i.row_number) AS first_row
  FROM pg_temp.incoming i
  WHERE i.sha256 IS NOT NULL
), out AS (
  DELETE FROM pg_temp.incoming i USING line l
  WHERE l.row_number = i.row_number AND l.first_row < l.row_number
  RETURNING i.row_number, i.sha256, l.first_row
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, o.row_number, 'sha256', o.sha256, 'rejected', 'document_duplicate',
       format('row %s is the same document (by its SHA-256) of the same asset; that row was taken and this one kept out', o.first_row)
FROM pg_temp.import_batch b, out o;
