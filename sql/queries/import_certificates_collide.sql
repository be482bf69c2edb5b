-- Of several certificates of one kind, day and building the first is taken: which building each is of, nobody can tell.
WITH ranked AS (
  SELECT i.row_number, first_value(i.certificate) OVER same AS taken,
         row_number() OVER same AS turn
  FROM pg_temp.incoming i
  WINDOW same AS (PARTITION BY i.asset_id, i.building_id, i.certificate_kind, i.issued_on ORDER BY i.row_number)
), out AS (
  DELETE FROM pg_temp.incoming i USING ranked r WHERE r.row_number = i.row_number AND r.turn > 1
  RETURNING i.row_number, i.certificate, r.taken
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, o.row_number, 'certificate', o.certificate, 'rejected', 'certificate_same_day',
       format('%s, of the same kind and day, was taken for the whole asset: say in a building_code column which building '
              'each of them is of', left(o.taken, 60))
FROM pg_temp.import_batch b, out o
ORDER BY o.row_number;
