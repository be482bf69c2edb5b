-- Assets acquired, built or refurbished since vesting day.
with given as (
  select i.row_number, i.record_id,
         i.asset_id as asset_id,
         i.acquired_on as acquired_on,
         i.acquisition_price as price,
         i.cost_appraised_on as whole_life_cost_appraised_on,
         i.carbon_assessed_on as whole_life_carbon_assessed_on,
         i.meets_climate_pledges as meets_climate_pledges
  from pg_temp.incoming i
  where i.acquired_on is not null
), changed as (
  insert into register.acquisition as t (
    asset_id, acquired_on, price, whole_life_cost_appraised_on, whole_life_carbon_assessed_on,
    meets_climate_pledges, record_id)
  select
    g.asset_id, g.acquired_on, g.price, g.whole_life_cost_appraised_on, g.whole_life_carbon_assessed_on,
    g.meets_climate_pledges, g.record_id
  from given g
  on conflict (asset_id) do update
  set
    acquired_on = coalesce(excluded.acquired_on, t.acquired_on), price = coalesce(excluded.price, t.price),
    whole_life_cost_appraised_on = coalesce(excluded.whole_life_cost_appraised_on, t.whole_life_cost_appraised_on),
    whole_life_carbon_assessed_on = coalesce(excluded.whole_life_carbon_assessed_on, t.whole_life_carbon_assessed_on),
    meets_climate_pledges = coalesce(excluded.meets_climate_pledges, t.meets_climate_pledges),
    record_id = excluded.record_id
  where
    (t.acquired_on, t.price, t.whole_life_cost_appraised_on, t.whole_life_carbon_assessed_on, t.meets_climate_pledges)
    is distinct from
    (coalesce(excluded.acquired_on, t.acquired_on), coalesce(excluded.price, t.price),
     coalesce(excluded.whole_life_cost_appraised_on, t.whole_life_cost_appraised_on),
     coalesce(excluded.whole_life_carbon_assessed_on, t.whole_life_carbon_assessed_on),
     coalesce(excluded.meets_climate_pledges, t.meets_climate_pledges))
  returning t.asset_id
)
insert into pg_temp.import_touched (row_number, made)
select g.row_number, false
from changed c
join given g on g.asset_id = c.asset_id;
