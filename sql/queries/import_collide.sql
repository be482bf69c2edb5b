-- Two codes of one file that lead to the same asset can bring the same thing (incoming.tells_apart): the first is taken.
WITH line AS (
  SELECT i.row_number,
         first_value(i.row_number) OVER (PARTITION BY i.asset_id, i.tells_apart ORDER BY i.row_number) AS first_row
  FROM pg_temp.incoming i
), out AS (
  DELETE FROM pg_temp.incoming i USING line l
  WHERE l.row_number = i.row_number AND l.first_row < l.row_number
  RETURNING i.row_number, i.tells_apart, l.first_row
)
INSERT INTO source.issue (batch_id, row_number, value, severity, code, reason)
SELECT b.batch_id, o.row_number, o.tells_apart, 'rejected', 'duplicate',
       format('row %s says the same of the same asset; the first row was taken and this one kept out', o.first_row)
FROM pg_temp.import_batch b, out o;
