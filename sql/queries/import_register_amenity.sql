-- Provision for travel.
with given as (
  select i.row_number, i.record_id,
         i.asset_id as asset_id,
         i.cycle_spaces as cycle_spaces,
         i.car_spaces as car_spaces,
         i.ev_chargers as ev_chargers,
         i.effective_date as recorded_on
  from pg_temp.incoming i
  where num_nonnulls(i.cycle_spaces, i.car_spaces, i.ev_chargers) > 0
), changed as (
  insert into register.amenity as t (
    asset_id, cycle_spaces, car_spaces, ev_chargers, recorded_on, record_id)
  select
    g.asset_id, g.cycle_spaces, g.car_spaces, g.ev_chargers, g.recorded_on, g.record_id
  from given g
  on conflict (asset_id) do update
  set
    cycle_spaces = coalesce(excluded.cycle_spaces, t.cycle_spaces),
    car_spaces = coalesce(excluded.car_spaces, t.car_spaces),
    ev_chargers = coalesce(excluded.ev_chargers, t.ev_chargers),
    recorded_on = coalesce(excluded.recorded_on, t.recorded_on), record_id = excluded.record_id
  where
    (t.cycle_spaces, t.car_spaces, t.ev_chargers, t.recorded_on)
    is distinct from
    (coalesce(excluded.cycle_spaces, t.cycle_spaces), coalesce(excluded.car_spaces, t.car_spaces),
     coalesce(excluded.ev_chargers, t.ev_chargers), coalesce(excluded.recorded_on, t.recorded_on))
  returning t.asset_id
)
insert into pg_temp.import_touched (row_number, made)
select g.row_number, false
from changed c
join given g on g.asset_id = c.asset_id;
