-- The supplies that the readings belong to.
WITH given AS (
  SELECT i.asset_id, i.meter, i.fuel, max(i.building_id) AS building_id, bool_or(i.automatic) AS automatic,
         coalesce(bool_or(i.generates), i.fuel = 'solar') AND NOT coalesce(bool_or(i.exports), false) AS generates,
         coalesce(bool_or(i.exports), false) AS exports, min(i.record_id) AS record_id
  FROM pg_temp.incoming i
  GROUP BY i.asset_id, i.meter, i.fuel
)
INSERT INTO register.energy_supply AS t (asset_id, building_id, meter, fuel_code, generates, exports, automatic, record_id)
SELECT g.asset_id, g.building_id, g.meter, g.fuel, g.generates, g.exports, g.automatic, g.record_id FROM given g
ON CONFLICT (asset_id, meter, fuel_code) DO UPDATE
SET building_id = coalesce(excluded.building_id, t.building_id), generates = excluded.generates, exports = excluded.exports,
    automatic = coalesce(excluded.automatic, t.automatic), record_id = excluded.record_id
WHERE (t.building_id, t.generates, t.exports, t.automatic)
      IS DISTINCT FROM (coalesce(excluded.building_id, t.building_id), excluded.generates, excluded.exports,
                        coalesce(excluded.automatic, t.automatic));
