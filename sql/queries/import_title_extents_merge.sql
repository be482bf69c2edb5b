-- The land: made, put right, or put in place of what was trusted less.
WITH given AS (
  SELECT i.*, b.licence,
         (SELECT p.code FROM register.land_parcel p WHERE p.asset_id = i.asset_id AND i.how = 'replaces'
          ORDER BY p.land_parcel_id LIMIT 1) AS code_before
  FROM pg_temp.incoming i
  CROSS JOIN pg_temp.import_batch b
  WHERE i.asset_id IS NOT NULL AND i.how <> 'kept'
), changed AS (
  INSERT INTO register.land_parcel AS t (
    asset_id, code, title_number, extent, extent_crs84, extent_accuracy_m, extent_repair, extent_licence, record_id)
  SELECT g.asset_id, coalesce(g.code_before, g.code), max(upper(g.title_number)),
         CASE WHEN count(*) = 1 THEN (array_agg(g.extent))[1] ELSE st_multi(st_union(g.extent)) END,
         CASE WHEN count(*) = 1 THEN (array_agg(g.extent_crs84))[1] ELSE st_multi(st_union(g.extent_crs84)) END,
         max(g.extent_accuracy_m), max(g.extent_repair), max(g.licence), min(g.record_id)
  FROM given g
  GROUP BY g.asset_id, coalesce(g.code_before, g.code)
  ON CONFLICT (asset_id, code) DO UPDATE
  SET title_number = coalesce(excluded.title_number, t.title_number), extent = excluded.extent,
      extent_crs84 = excluded.extent_crs84, extent_accuracy_m = excluded.extent_accuracy_m,
      extent_repair = excluded.extent_repair, extent_licence = excluded.extent_licence, record_id = excluded.record_id
  WHERE st_asbinary(t.extent) <> st_asbinary(excluded.extent)
     OR (coalesce(excluded.title_number, t.title_number), excluded.extent_licence)
        IS DISTINCT FROM (t.title_number, t.extent_licence)
  RETURNING t.asset_id, t.code, xmax = 0 AS made
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT g.row_number, c.made
FROM changed c
JOIN given g ON g.asset_id = c.asset_id AND coalesce(g.code_before, g.code) = c.code;
