-- School details.
with given as (
  select i.row_number, i.record_id,
         i.asset_id as asset_id,
         i.urn as urn,
         i.school_type as type_code,
         i.phase as phase_code,
         i.pupil_capacity as capacity,
         i.pupils as pupils,
         i.pupils_on as pupils_on,
         i.maintenance_plan_agreed_on as maintenance_plan_agreed_on,
         i.maintenance_plan_until as maintenance_plan_until,
         i.joint_visit_on as joint_visit_on,
         i.replacement_strategy_on as replacement_strategy_on,
         i.capital_grant as capital_grant,
         i.capital_grant_year as capital_grant_year
  from pg_temp.incoming i
  where i.school_type is not null
), changed as (
  insert into register.school as t (
    asset_id, urn, type_code, phase_code, capacity, pupils, pupils_on, maintenance_plan_agreed_on,
    maintenance_plan_until, joint_visit_on, replacement_strategy_on, capital_grant, capital_grant_year, record_id)
  select
    g.asset_id, g.urn, g.type_code, g.phase_code, g.capacity, g.pupils, g.pupils_on, g.maintenance_plan_agreed_on,
    g.maintenance_plan_until, g.joint_visit_on, g.replacement_strategy_on, g.capital_grant, g.capital_grant_year,
    g.record_id
  from given g
  on conflict (asset_id) do update
  set
    urn = coalesce(excluded.urn, t.urn), type_code = coalesce(excluded.type_code, t.type_code),
    phase_code = coalesce(excluded.phase_code, t.phase_code), capacity = coalesce(excluded.capacity, t.capacity),
    pupils = coalesce(excluded.pupils, t.pupils), pupils_on = coalesce(excluded.pupils_on, t.pupils_on),
    maintenance_plan_agreed_on = coalesce(excluded.maintenance_plan_agreed_on, t.maintenance_plan_agreed_on),
    maintenance_plan_until = coalesce(excluded.maintenance_plan_until, t.maintenance_plan_until),
    joint_visit_on = coalesce(excluded.joint_visit_on, t.joint_visit_on),
    replacement_strategy_on = coalesce(excluded.replacement_strategy_on, t.replacement_strategy_on),
    capital_grant = coalesce(excluded.capital_grant, t.capital_grant),
    capital_grant_year = coalesce(excluded.capital_grant_year, t.capital_grant_year), record_id = excluded.record_id
  where
    (t.urn, t.type_code, t.phase_code, t.capacity, t.pupils, t.pupils_on, t.maintenance_plan_agreed_on,
     t.maintenance_plan_until, t.joint_visit_on, t.replacement_strategy_on, t.capital_grant, t.capital_grant_year)
    is distinct from
    (coalesce(excluded.urn, t.urn), coalesce(excluded.type_code, t.type_code), coalesce(excluded.phase_code,
     t.phase_code), coalesce(excluded.capacity, t.capacity), coalesce(excluded.pupils, t.pupils),
     coalesce(excluded.pupils_on, t.pupils_on), coalesce(excluded.maintenance_plan_agreed_on,
     t.maintenance_plan_agreed_on), coalesce(excluded.maintenance_plan_until, t.maintenance_plan_until),
     coalesce(excluded.joint_visit_on, t.joint_visit_on), coalesce(excluded.replacement_strategy_on,
     t.replacement_strategy_on), coalesce(excluded.capital_grant, t.capital_grant),
     coalesce(excluded.capital_grant_year, t.capital_grant_year))
  returning t.asset_id
)
insert into pg_temp.import_touched (row_number, made)
select g.row_number, false
from changed c
join given g on g.asset_id = c.asset_id;
