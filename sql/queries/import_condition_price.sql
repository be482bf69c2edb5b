-- What a line costs by its quantity and rate, to the penny, where the file does not say it; where it does and the two
-- differ by more than rounding, what it says is taken.
WITH priced AS (
  SELECT i.row_number, i.cost, round(i.quantity * i.unit_rate, 2) AS worked_out
  FROM pg_temp.incoming i
  WHERE i.quantity IS NOT NULL AND i.unit_rate IS NOT NULL
), taken AS (
  UPDATE pg_temp.incoming i SET cost = p.worked_out
  FROM priced p
  WHERE p.row_number = i.row_number AND i.cost IS NULL
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, p.row_number, 'cost', p.cost::text, 'warning', 'amounts_differ',
       format('quantity and rate come to %s; the cost was taken as it stands', p.worked_out)
FROM pg_temp.import_batch b, priced p
WHERE abs(p.cost - p.worked_out) > 1;
