-- The checked rows of a list of valuations, typed, each with the source record that it stands in.
CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS
SELECT i.row_number, r.record_id, NULL::bigint AS asset_id, given.valued_on || ' | ' || given.valuation_basis AS tells_apart,
       given.*
FROM pg_temp.import_batch b
JOIN source.record r ON r.batch_id = b.batch_id
JOIN pg_temp.import_row i ON i.row_number = r.row_number
CROSS JOIN LATERAL jsonb_to_record(i.fields) AS given (
    valued_on date, valuation_basis text, accounting_class text, amount numeric(14, 2), land_amount numeric(14, 2),
    index_name text, index_factor numeric, index_base_on date, valuer text
  );
