-- The checked rows of title extents, typed, each with the source record that it stands in.
CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS
SELECT i.row_number, r.record_id, NULL::bigint AS asset_id, NULL::text AS how, given.inspire_id, given.title_number, given.uprn,
       coalesce(upper(given.title_number), 'INSPIRE ' || given.inspire_id, 'polygon ' || i.row_number) AS code,
       st_setsrid(given.made_extent::geometry, 27700) AS extent,
       st_setsrid(given.made_extent_crs84::geometry, 4326) AS extent_crs84, given.made_accuracy_m AS extent_accuracy_m,
       given.made_extent_repair AS extent_repair
FROM pg_temp.import_batch b
JOIN source.record r ON r.batch_id = b.batch_id
JOIN pg_temp.import_row i ON i.row_number = r.row_number
CROSS JOIN LATERAL jsonb_to_record(i.fields) AS given (
    inspire_id text, title_number text, uprn bigint, made_extent text, made_extent_crs84 text, made_extent_repair text,
    made_accuracy_m numeric
  );
