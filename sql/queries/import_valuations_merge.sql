-- Valuations, by asset, day and basis; earlier ones stay.
WITH changed AS (
  INSERT INTO register.valuation AS t (asset_id, valued_on, basis_code, class_code, amount, land_amount, index_name,
                                       index_factor, index_base_on, valuer, record_id)
  SELECT i.asset_id, i.valued_on, i.valuation_basis, i.accounting_class, i.amount, i.land_amount, i.index_name,
         i.index_factor, i.index_base_on, i.valuer, i.record_id
  FROM pg_temp.incoming i
  ORDER BY i.row_number
  ON CONFLICT (asset_id, valued_on, basis_code) DO UPDATE
  SET class_code = coalesce(excluded.class_code, t.class_code), amount = excluded.amount,
      land_amount = coalesce(excluded.land_amount, t.land_amount), index_name = coalesce(excluded.index_name, t.index_name),
      index_factor = coalesce(excluded.index_factor, t.index_factor),
      index_base_on = coalesce(excluded.index_base_on, t.index_base_on), valuer = coalesce(excluded.valuer, t.valuer),
      record_id = excluded.record_id
  WHERE (t.class_code, t.amount, t.land_amount, t.index_name, t.index_factor, t.index_base_on, t.valuer)
        IS DISTINCT FROM
        (coalesce(excluded.class_code, t.class_code), excluded.amount, coalesce(excluded.land_amount, t.land_amount),
         coalesce(excluded.index_name, t.index_name), coalesce(excluded.index_factor, t.index_factor),
         coalesce(excluded.index_base_on, t.index_base_on), coalesce(excluded.valuer, t.valuer))
  RETURNING t.asset_id, t.valued_on, t.basis_code, t.xmax = 0 AS made
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT i.row_number, c.made
FROM changed c
JOIN pg_temp.incoming i ON i.asset_id = c.asset_id AND i.valued_on = c.valued_on AND i.valuation_basis = c.basis_code;
