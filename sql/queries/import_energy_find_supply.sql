-- The supply of each reading.
update pg_temp.incoming i
set supply_id = s.supply_id
from register.energy_supply s
where s.asset_id = i.asset_id and s.meter = i.meter and s.fuel_code = i.fuel;
