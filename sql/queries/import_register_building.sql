-- The main building of each asset that has one.
WITH given AS (
  SELECT i.row_number, i.record_id,
         i.asset_id AS asset_id,
         coalesce(i.building_code, '1') AS code,
         i.building_name AS name,
         i.year_built AS year_built,
         i.floor_area_m2 AS floor_area_m2,
         i.storeys AS storeys,
         i.lifts AS lifts,
         i.air_conditioned AS air_conditioned,
         i.heating AS heating_code,
         i.boiler_year AS boiler_year,
         i.raac AS raac_code,
         i.asbestos AS asbestos_code,
         i.temporary AS temporary,
         i.life_ends_on AS life_ends_on,
         i.replacement_cost AS replacement_cost,
         i.replacement_cost_on AS replacement_cost_on,
         i.roof_potential_kwh AS roof_potential_kwh
  FROM pg_temp.incoming i
  WHERE i.holding_type IN ('buildings', 'both')
     OR num_nonnulls(i.building_code, i.building_name, i.year_built, i.floor_area_m2, nullif(i.storeys, 0), nullif(i.lifts, 0),
                     nullif(i.air_conditioned, false), nullif(i.heating, 'none'), i.boiler_year, nullif(i.raac, 'none'),
                     nullif(i.asbestos, 'none'), nullif(i.temporary, false), i.life_ends_on, i.replacement_cost,
                     i.roof_potential_kwh) > 0
     -- Lists say "no lifts, no RAAC" of land too: that alone is no building.
     OR (num_nonnulls(i.storeys, i.lifts, i.air_conditioned, i.heating, i.raac, i.asbestos, i.temporary) > 0
         AND (EXISTS (SELECT FROM register.building standing WHERE standing.asset_id = i.asset_id AND standing.code = '1')
              OR NOT EXISTS (SELECT FROM register.asset own JOIN code.category ON category.code = own.category_code
                             WHERE own.asset_id = i.asset_id
                               AND (i.holding_type = 'land' OR category.base_class IN ('open_land', 'car_park')))))
), changed AS (
  INSERT INTO register.building AS t (
    asset_id, code, name, year_built, floor_area_m2, storeys, lifts, air_conditioned, heating_code, boiler_year,
    raac_code, asbestos_code, temporary, life_ends_on, replacement_cost, replacement_cost_on, roof_potential_kwh,
    record_id)
  SELECT
    g.asset_id, g.code, g.name, g.year_built, g.floor_area_m2, g.storeys, g.lifts, g.air_conditioned,
    g.heating_code, g.boiler_year, g.raac_code, g.asbestos_code, g.temporary, g.life_ends_on, g.replacement_cost,
    g.replacement_cost_on, g.roof_potential_kwh, g.record_id
  FROM given g
  ON CONFLICT (asset_id, code) DO UPDATE
  SET
    name = coalesce(excluded.name, t.name), year_built = coalesce(excluded.year_built, t.year_built),
    floor_area_m2 = coalesce(excluded.floor_area_m2, t.floor_area_m2),
    storeys = coalesce(excluded.storeys, t.storeys), lifts = coalesce(excluded.lifts, t.lifts),
    air_conditioned = coalesce(excluded.air_conditioned, t.air_conditioned),
    heating_code = coalesce(excluded.heating_code, t.heating_code),
    boiler_year = coalesce(excluded.boiler_year, t.boiler_year),
    raac_code = coalesce(excluded.raac_code, t.raac_code),
    asbestos_code = coalesce(excluded.asbestos_code, t.asbestos_code),
    temporary = coalesce(excluded.temporary, t.temporary),
    life_ends_on = coalesce(excluded.life_ends_on, t.life_ends_on),
    replacement_cost = coalesce(excluded.replacement_cost, t.replacement_cost),
    replacement_cost_on = coalesce(excluded.replacement_cost_on, t.replacement_cost_on),
    roof_potential_kwh = coalesce(excluded.roof_potential_kwh, t.roof_potential_kwh), record_id = excluded.record_id
  WHERE
    (t.name, t.year_built, t.floor_area_m2, t.storeys, t.lifts, t.air_conditioned, t.heating_code, t.boiler_year,
     t.raac_code, t.asbestos_code, t.temporary, t.life_ends_on, t.replacement_cost, t.replacement_cost_on,
     t.roof_potential_kwh)
    IS DISTINCT FROM
    (coalesce(excluded.name, t.name), coalesce(excluded.year_built, t.year_built), coalesce(excluded.floor_area_m2,
     t.floor_area_m2), coalesce(excluded.storeys, t.storeys), coalesce(excluded.lifts, t.lifts),
     coalesce(excluded.air_conditioned, t.air_conditioned), coalesce(excluded.heating_code, t.heating_code),
     coalesce(excluded.boiler_year, t.boiler_year), coalesce(excluded.raac_code, t.raac_code),
     coalesce(excluded.asbestos_code, t.asbestos_code), coalesce(excluded.temporary, t.temporary),
     coalesce(excluded.life_ends_on, t.life_ends_on), coalesce(excluded.replacement_cost, t.replacement_cost),
     coalesce(excluded.replacement_cost_on, t.replacement_cost_on), coalesce(excluded.roof_potential_kwh,
     t.roof_potential_kwh))
  RETURNING t.asset_id, t.code
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT g.row_number, false
FROM changed c
JOIN given g ON g.asset_id = c.asset_id AND g.code IS NOT DISTINCT FROM c.code;
