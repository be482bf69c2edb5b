-- Two codes of one file that lead to the same asset can bring the same line of the same survey: the first is taken.
WITH line AS (
  SELECT i.row_number, i.asset_code,
         first_value(i.row_number) OVER (PARTITION BY i.asset_id, coalesce(i.survey_reference, '1'), i.building_code,
                                                      i.line_reference
                                         ORDER BY i.row_number) AS first_row
  FROM pg_temp.incoming i
  WHERE i.line_reference IS NOT NULL
), out AS (
  DELETE FROM pg_temp.incoming i USING line l
  WHERE l.row_number = i.row_number AND l.first_row < l.row_number
  RETURNING i.row_number, i.asset_code, l.first_row
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, o.row_number, 'line_reference', o.asset_code, 'rejected', 'duplicate',
       format('row %s brings the same line of the same survey; the first row was taken and this one kept out', o.first_row)
FROM pg_temp.import_batch b, out o;
