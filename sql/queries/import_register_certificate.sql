-- Energy ratings as a list states them, without date: one of each kind for an asset.
WITH given AS (
  SELECT i.row_number, i.record_id, i.asset_id, r.kind_code, r.band_code
  FROM pg_temp.incoming i,
       LATERAL (VALUES ('unstated', i.energy_rating), ('DEC', i.dec_rating), ('EPC', i.epc_rating)) AS r (kind_code, band_code)
  WHERE r.band_code IS NOT NULL
), changed AS (
  INSERT INTO register.certificate AS t (asset_id, kind_code, band_code, record_id)
  SELECT g.asset_id, g.kind_code, g.band_code, g.record_id FROM given g
  ON CONFLICT (asset_id, building_id, kind_code, issued_on) DO UPDATE
  SET band_code = excluded.band_code, record_id = excluded.record_id
  WHERE t.band_code <> excluded.band_code
  RETURNING t.asset_id, t.kind_code
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT g.row_number, false
FROM changed c
JOIN given g ON g.asset_id = c.asset_id AND g.kind_code = c.kind_code;
