-- How much of each asset was in use on the day it was measured, in the unit of the row or of its category.
with given as (
  select i.row_number, i.record_id,
         i.asset_id as asset_id,
         i.measured_on as measured_on,
         coalesce(i.capacity_unit, c.capacity_unit, 'm2') as unit_code,
         i.capacity as capacity,
         i.used as used,
         i.partner_share_percent as partner_share_percent,
         i.vacant_since as vacant_since
  from pg_temp.incoming i
  join register.asset a on a.asset_id = i.asset_id
  join code.category c on c.code = a.category_code
  where i.measured_on is not null
    and num_nonnulls(i.capacity, i.used, i.partner_share_percent, i.vacant_since) > 0
), changed as (
  insert into register.utilisation as t (
    asset_id, measured_on, unit_code, capacity, used, partner_share_percent, vacant_since, record_id)
  select
    g.asset_id, g.measured_on, g.unit_code, g.capacity, g.used, g.partner_share_percent, g.vacant_since, g.record_id
  from given g
  on conflict (asset_id, measured_on) do update
  set
    unit_code = coalesce(excluded.unit_code, t.unit_code), capacity = coalesce(excluded.capacity, t.capacity),
    used = coalesce(excluded.used, t.used),
    partner_share_percent = coalesce(excluded.partner_share_percent, t.partner_share_percent),
    vacant_since = coalesce(excluded.vacant_since, t.vacant_since), record_id = excluded.record_id
  where
    (t.unit_code, t.capacity, t.used, t.partner_share_percent, t.vacant_since)
    is distinct from
    (coalesce(excluded.unit_code, t.unit_code), coalesce(excluded.capacity, t.capacity), coalesce(excluded.used,
     t.used), coalesce(excluded.partner_share_percent, t.partner_share_percent), coalesce(excluded.vacant_since,
     t.vacant_since))
  returning t.asset_id, t.measured_on
)
insert into pg_temp.import_touched (row_number, made)
select g.row_number, false
from changed c
join given g on g.asset_id = c.asset_id and g.measured_on is not distinct from c.measured_on;
