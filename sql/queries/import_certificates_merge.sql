-- Certificates, by asset, building, kind and day of issue.
WITH changed AS (
  INSERT INTO register.certificate AS t (asset_id, building_id, kind_code, band_code, score, issued_on, expires_on, reference,
                                         floor_area_m2, main_fuel, heat_kwh_m2, electricity_kwh_m2, record_id)
  SELECT i.asset_id, i.building_id, i.certificate_kind, i.made_band, i.made_score, i.issued_on,
         CASE WHEN i.ends_on > i.issued_on THEN i.ends_on END, i.certificate, i.floor_area_m2, i.main_fuel, i.heat_kwh_m2,
         i.electricity_kwh_m2, i.record_id
  FROM pg_temp.incoming i
  ORDER BY i.row_number
  ON CONFLICT (asset_id, building_id, kind_code, issued_on) DO UPDATE
  SET band_code = excluded.band_code, score = coalesce(excluded.score, t.score),
      expires_on = coalesce(excluded.expires_on, t.expires_on), reference = excluded.reference,
      floor_area_m2 = coalesce(excluded.floor_area_m2, t.floor_area_m2), main_fuel = coalesce(excluded.main_fuel, t.main_fuel),
      heat_kwh_m2 = coalesce(excluded.heat_kwh_m2, t.heat_kwh_m2),
      electricity_kwh_m2 = coalesce(excluded.electricity_kwh_m2, t.electricity_kwh_m2), record_id = excluded.record_id
  WHERE (t.band_code, t.score, t.expires_on, t.reference, t.floor_area_m2, t.main_fuel, t.heat_kwh_m2, t.electricity_kwh_m2)
        IS DISTINCT FROM
        (excluded.band_code, coalesce(excluded.score, t.score), coalesce(excluded.expires_on, t.expires_on),
         excluded.reference, coalesce(excluded.floor_area_m2, t.floor_area_m2), coalesce(excluded.main_fuel, t.main_fuel),
         coalesce(excluded.heat_kwh_m2, t.heat_kwh_m2), coalesce(excluded.electricity_kwh_m2, t.electricity_kwh_m2))
  RETURNING t.asset_id, t.building_id, t.kind_code, t.issued_on, t.xmax = 0 AS made
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT i.row_number, c.made
FROM changed c
JOIN pg_temp.incoming i ON i.asset_id = c.asset_id AND i.building_id IS NOT DISTINCT FROM c.building_id
  AND i.certificate_kind = c.kind_code AND i.issued_on = c.issued_on;
