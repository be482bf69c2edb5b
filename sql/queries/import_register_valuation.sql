-- Valuations, by date and basis.
WITH given AS (
  SELECT i.row_number, i.record_id,
         i.asset_id AS asset_id,
         i.valued_on AS valued_on,
         i.valuation_basis AS basis_code,
         i.accounting_class AS class_code,
         i.valuation AS amount
  FROM pg_temp.incoming i
  WHERE num_nonnulls(i.valuation, i.valued_on, i.valuation_basis) = 3
), changed AS (
  INSERT INTO register.valuation AS t (
    asset_id, valued_on, basis_code, class_code, amount, record_id)
  SELECT
    g.asset_id, g.valued_on, g.basis_code, g.class_code, g.amount, g.record_id
  FROM given g
  ON CONFLICT (asset_id, valued_on, basis_code) DO UPDATE
  SET
    class_code = coalesce(excluded.class_code, t.class_code), amount = coalesce(excluded.amount, t.amount),
    record_id = excluded.record_id
  WHERE
    (t.class_code, t.amount)
    IS DISTINCT FROM
    (coalesce(excluded.class_code, t.class_code), coalesce(excluded.amount, t.amount))
  RETURNING t.asset_id, t.valued_on, t.basis_code
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT g.row_number, false
FROM changed c
JOIN given g ON g.asset_id = c.asset_id AND g.valued_on IS NOT DISTINCT FROM c.valued_on AND g.basis_code IS NOT DISTINCT FROM c.basis_code;
