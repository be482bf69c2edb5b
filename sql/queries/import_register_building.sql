-- The main building of each asset that has one.
with given as (
  select i.row_number, i.record_id,
         i.asset_id as asset_id,
         coalesce(i.building_code, '1') as code,
         i.building_name as name,
         i.year_built as year_built,
         i.floor_area_m2 as floor_area_m2,
         i.storeys as storeys,
         i.lifts as lifts,
         i.air_conditioned as air_conditioned,
         i.heating as heating_code,
         i.boiler_year as boiler_year,
         i.raac as raac_code,
         i.asbestos as asbestos_code,
         i.temporary as temporary,
         i.life_ends_on as life_ends_on,
         i.replacement_cost as replacement_cost,
         i.replacement_cost_on as replacement_cost_on,
         i.roof_potential_kwh as roof_potential_kwh
  from pg_temp.incoming i
  where i.holding_type in ('buildings', 'both')
     or num_nonnulls(i.building_code, i.building_name, i.year_built, i.floor_area_m2, i.storeys, i.lifts,
                     i.air_conditioned, i.heating, i.boiler_year, i.raac, i.asbestos, i.temporary, i.life_ends_on,
                     i.replacement_cost, i.roof_potential_kwh) > 0
), changed as (
  insert into register.building as t (
    asset_id, code, name, year_built, floor_area_m2, storeys, lifts, air_conditioned, heating_code, boiler_year,
    raac_code, asbestos_code, temporary, life_ends_on, replacement_cost, replacement_cost_on, roof_potential_kwh,
    record_id)
  select
    g.asset_id, g.code, g.name, g.year_built, g.floor_area_m2, g.storeys, g.lifts, g.air_conditioned,
    g.heating_code, g.boiler_year, g.raac_code, g.asbestos_code, g.temporary, g.life_ends_on, g.replacement_cost,
    g.replacement_cost_on, g.roof_potential_kwh, g.record_id
  from given g
  on conflict (asset_id, code) do update
  set
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
  where
    (t.name, t.year_built, t.floor_area_m2, t.storeys, t.lifts, t.air_conditioned, t.heating_code, t.boiler_year,
     t.raac_code, t.asbestos_code, t.temporary, t.life_ends_on, t.replacement_cost, t.replacement_cost_on,
     t.roof_potential_kwh)
    is distinct from
    (coalesce(excluded.name, t.name), coalesce(excluded.year_built, t.year_built), coalesce(excluded.floor_area_m2,
     t.floor_area_m2), coalesce(excluded.storeys, t.storeys), coalesce(excluded.lifts, t.lifts),
     coalesce(excluded.air_conditioned, t.air_conditioned), coalesce(excluded.heating_code, t.heating_code),
     coalesce(excluded.boiler_year, t.boiler_year), coalesce(excluded.raac_code, t.raac_code),
     coalesce(excluded.asbestos_code, t.asbestos_code), coalesce(excluded.temporary, t.temporary),
     coalesce(excluded.life_ends_on, t.life_ends_on), coalesce(excluded.replacement_cost, t.replacement_cost),
     coalesce(excluded.replacement_cost_on, t.replacement_cost_on), coalesce(excluded.roof_potential_kwh,
     t.roof_potential_kwh))
  returning t.asset_id, t.code
)
insert into pg_temp.import_touched (row_number, made)
select g.row_number, false
from changed c
join given g on g.asset_id = c.asset_id and g.code is not distinct from c.code;
