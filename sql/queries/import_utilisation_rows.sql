-- The checked rows of a file of measured use, typed, each with the source record that it stands in.
CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS
SELECT i.row_number, r.record_id, NULL::bigint AS asset_id, given.measured_on::text AS tells_apart,
       coalesce(given.used, round(given.capacity * given.used_percent / 100, 2)) AS in_use, given.*
FROM pg_temp.import_batch b
JOIN source.record r ON r.batch_id = b.batch_id
JOIN pg_temp.import_row i ON i.row_number = r.row_number
CROSS JOIN LATERAL jsonb_to_record(i.fields) AS given (
    measured_on date, capacity_unit text, capacity numeric, used numeric, used_percent numeric,
    partner_share_percent numeric, vacant_since date
  );
