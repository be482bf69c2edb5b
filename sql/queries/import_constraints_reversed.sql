-- A new first or last day may not end a constraint before it began by what is known of it: such rows are kept out.
WITH out AS (
  DELETE FROM pg_temp.incoming i USING register.constraint t
  WHERE t.asset_id = i.asset_id AND t.kind_code = i.constraint_kind AND t.reference = coalesce(i.constraint_reference, '')
    AND coalesce(i.until, upper(t.valid)) <= coalesce(i.since, lower(t.valid))
  RETURNING i.row_number, lower(t.valid) AS since, upper(t.valid) AS until
)
INSERT INTO source.issue (batch_id, row_number, column_name, severity, code, reason)
SELECT b.batch_id, o.row_number, 'until', 'rejected', 'dates_reversed',
       format('with what is known already (%s) it would end before it begins: give both days',
              concat_ws(', ', 'since ' || o.since, 'until ' || o.until))
FROM pg_temp.import_batch b, out o;
