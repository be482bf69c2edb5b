-- Two codes of one file that lead to the same asset can bring the same lease: the first is taken.
WITH line AS (
  SELECT i.row_number, i.lease_reference,
         first_value(i.row_number) OVER (PARTITION BY i.asset_id, i.lease_reference, coalesce(i.unit, '')
                                         ORDER BY i.row_number) AS first_row
  FROM pg_temp.incoming i
), out AS (
  DELETE FROM pg_temp.incoming i USING line l
  WHERE l.row_number = i.row_number AND l.first_row < l.row_number
  RETURNING i.row_number, i.lease_reference, l.first_row
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, o.row_number, 'lease_reference', o.lease_reference, 'rejected', 'duplicate',
       format('row %s brings the same lease of the same asset; the first row was taken and this one kept out', o.first_row)
FROM pg_temp.import_batch b, out o;
