-- Assets acquired, built or refurbished since vesting day.
WITH given AS (
  SELECT i.row_number, i.record_id,
         i.asset_id AS asset_id,
         i.acquired_on AS acquired_on,
         i.acquisition_price AS price,
         i.cost_appraised_on AS whole_life_cost_appraised_on,
         i.carbon_assessed_on AS whole_life_carbon_assessed_on,
         i.meets_climate_pledges AS meets_climate_pledges
  FROM pg_temp.incoming i
  WHERE i.acquired_on IS NOT NULL
), changed AS (
  INSERT INTO register.acquisition AS t (
    asset_id, acquired_on, price, whole_life_cost_appraised_on, whole_life_carbon_assessed_on,
    meets_climate_pledges, record_id)
  SELECT
    g.asset_id, g.acquired_on, g.price, g.whole_life_cost_appraised_on, g.whole_life_carbon_assessed_on,
    g.meets_climate_pledges, g.record_id
  FROM given g
  ON CONFLICT (asset_id) DO UPDATE
  SET
    acquired_on = coalesce(excluded.acquired_on, t.acquired_on), price = coalesce(excluded.price, t.price),
    whole_life_cost_appraised_on = coalesce(excluded.whole_life_cost_appraised_on, t.whole_life_cost_appraised_on),
    whole_life_carbon_assessed_on = coalesce(excluded.whole_life_carbon_assessed_on, t.whole_life_carbon_assessed_on),
    meets_climate_pledges = coalesce(excluded.meets_climate_pledges, t.meets_climate_pledges),
    record_id = excluded.record_id
  WHERE
    (t.acquired_on, t.price, t.whole_life_cost_appraised_on, t.whole_life_carbon_assessed_on, t.meets_climate_pledges)
    IS DISTINCT FROM
    (coalesce(excluded.acquired_on, t.acquired_on), coalesce(excluded.price, t.price),
     coalesce(excluded.whole_life_cost_appraised_on, t.whole_life_cost_appraised_on),
     coalesce(excluded.whole_life_carbon_assessed_on, t.whole_life_carbon_assessed_on),
     coalesce(excluded.meets_climate_pledges, t.meets_climate_pledges))
  RETURNING t.asset_id
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT g.row_number, false
FROM changed c
JOIN given g ON g.asset_id = c.asset_id;
