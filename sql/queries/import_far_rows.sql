-- The checked rows of a fixed asset register, typed, each with the source record that it stands in.
CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS
SELECT i.row_number, r.record_id, NULL::bigint AS asset_id, b.scheme, given.*
FROM pg_temp.import_batch b
JOIN source.record r ON r.batch_id = b.batch_id
JOIN pg_temp.import_row i ON i.row_number = r.row_number
CROSS JOIN LATERAL jsonb_to_record(i.fields) AS given (
    reference text, year_end date, description text, component text, class text, carrying_amount numeric(14, 2),
    useful_life_years numeric, valued_on date, basis text, acquired_on date, disposed_on date, tenure text, uprn bigint,
    property_reference text
  );
