-- The supplies that the readings belong to.
with given as (
  select i.asset_id, i.meter, i.fuel, max(i.building_id) as building_id, bool_or(i.automatic) as automatic,
         coalesce(bool_or(i.generates), i.fuel = 'solar') as generates, min(i.record_id) as record_id
  from pg_temp.incoming i
  group by i.asset_id, i.meter, i.fuel
)
insert into register.energy_supply as t (asset_id, building_id, meter, fuel_code, generates, automatic, record_id)
select g.asset_id, g.building_id, g.meter, g.fuel, g.generates, g.automatic, g.record_id from given g
on conflict (asset_id, meter, fuel_code) do update
set building_id = coalesce(excluded.building_id, t.building_id), generates = excluded.generates,
    automatic = coalesce(excluded.automatic, t.automatic), record_id = excluded.record_id
where (t.building_id, t.generates, t.automatic)
      is distinct from (coalesce(excluded.building_id, t.building_id), excluded.generates,
                        coalesce(excluded.automatic, t.automatic));
