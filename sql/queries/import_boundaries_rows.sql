-- The checked rows of boundaries, typed, each with the source record that it stands in.
CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS
SELECT i.row_number, r.record_id, NULL::bigint AS asset_id, given.kind, given.code, given.name, given.valid_from,
       given.valid_to, coalesce(given.synthetic, false) AS synthetic,
       st_setsrid(given.made_extent::geometry, 27700) AS extent,
       st_setsrid(given.made_extent_crs84::geometry, 4326) AS extent_crs84, given.made_accuracy_m AS extent_accuracy_m
FROM pg_temp.import_batch b
JOIN source.record r ON r.batch_id = b.batch_id
JOIN pg_temp.import_row i ON i.row_number = r.row_number
CROSS JOIN LATERAL jsonb_to_record(i.fields) AS given (
    kind text, code text, name text, valid_from date, valid_to date, synthetic boolean, made_extent text,
    made_extent_crs84 text, made_accuracy_m numeric
  );
