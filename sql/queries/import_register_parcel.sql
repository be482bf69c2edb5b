-- The land of each asset, where the row brings its shape.
WITH given AS (
  SELECT i.row_number, i.record_id,
         i.asset_id AS asset_id,
         '1' AS code,
         i.title_number AS title_number,
         st_setsrid(i.made_extent::geometry, 27700) AS extent,
         st_setsrid(i.made_extent_crs84::geometry, 4326) AS extent_crs84,
         i.made_accuracy_m AS extent_accuracy_m,
         i.made_extent_repair AS extent_repair,
         b.licence AS extent_licence
  FROM pg_temp.import_batch b, pg_temp.incoming i
  WHERE i.made_extent IS NOT NULL
), changed AS (
  INSERT INTO register.land_parcel AS t (
    asset_id, code, title_number, extent, extent_crs84, extent_accuracy_m, extent_repair, extent_licence, record_id)
  SELECT
    g.asset_id, g.code, g.title_number, g.extent, g.extent_crs84, g.extent_accuracy_m, g.extent_repair,
    g.extent_licence, g.record_id
  FROM given g
  ON CONFLICT (asset_id, code) DO UPDATE
  SET
    title_number = coalesce(excluded.title_number, t.title_number), extent = coalesce(excluded.extent, t.extent),
    extent_crs84 = coalesce(excluded.extent_crs84, t.extent_crs84),
    extent_accuracy_m = coalesce(excluded.extent_accuracy_m, t.extent_accuracy_m),
    extent_repair = coalesce(excluded.extent_repair, t.extent_repair),
    extent_licence = coalesce(excluded.extent_licence, t.extent_licence), record_id = excluded.record_id
  WHERE
    (t.title_number, t.extent, t.extent_crs84, t.extent_accuracy_m, t.extent_repair, t.extent_licence)
    IS DISTINCT FROM
    (coalesce(excluded.title_number, t.title_number), coalesce(excluded.extent, t.extent),
     coalesce(excluded.extent_crs84, t.extent_crs84), coalesce(excluded.extent_accuracy_m, t.extent_accuracy_m),
     coalesce(excluded.extent_repair, t.extent_repair), coalesce(excluded.extent_licence, t.extent_licence))
  RETURNING t.asset_id, t.code
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT g.row_number, false
FROM changed c
JOIN given g ON g.asset_id = c.asset_id AND g.code IS NOT DISTINCT FROM c.code;
