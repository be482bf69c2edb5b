-- How well each asset suits its service.
with given as (
  select i.row_number, i.record_id,
         i.asset_id as asset_id,
         i.suitability_on as assessed_on,
         i.suitability as suitability_code,
         i.accessible as accessible
  from pg_temp.incoming i
  where i.suitability is not null and i.suitability_on is not null
), changed as (
  insert into register.suitability as t (
    asset_id, assessed_on, suitability_code, accessible, record_id)
  select
    g.asset_id, g.assessed_on, g.suitability_code, g.accessible, g.record_id
  from given g
  on conflict (asset_id, assessed_on) do update
  set
    suitability_code = coalesce(excluded.suitability_code, t.suitability_code),
    accessible = coalesce(excluded.accessible, t.accessible), record_id = excluded.record_id
  where
    (t.suitability_code, t.accessible)
    is distinct from
    (coalesce(excluded.suitability_code, t.suitability_code), coalesce(excluded.accessible, t.accessible))
  returning t.asset_id, t.assessed_on
)
insert into pg_temp.import_touched (row_number, made)
select g.row_number, false
from changed c
join given g on g.asset_id = c.asset_id and g.assessed_on is not distinct from c.assessed_on;
