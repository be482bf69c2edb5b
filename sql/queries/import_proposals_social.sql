-- Fewer homes than the social homes that are known already: such rows are kept out until both are given.
WITH out AS (
  DELETE FROM pg_temp.incoming i USING register.proposal t
  WHERE t.asset_id = i.asset_id AND t.kind_code = i.proposal_kind AND t.name = i.name
    AND coalesce(i.social_homes, t.social_homes) > coalesce(i.homes, t.homes)
  RETURNING i.row_number, coalesce(i.homes, t.homes) AS homes, coalesce(i.social_homes, t.social_homes) AS social_homes
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, o.row_number, 'homes', o.homes, 'rejected', 'amounts_differ',
       format('with what is known already there would be %s social homes of %s homes: give both', o.social_homes, o.homes)
FROM pg_temp.import_batch b, out o;
