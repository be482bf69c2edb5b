-- The supply of each reading.
UPDATE pg_temp.incoming i
SET supply_id = s.supply_id
FROM register.energy_supply s
WHERE s.asset_id = i.asset_id AND s.meter = i.meter AND s.fuel_code = i.fuel;
