-- What each asset cost and earned in a financial year.
with given as (
  select i.row_number, i.record_id,
         i.asset_id as asset_id,
         i.financial_year as financial_year,
         i.premises_cost as premises_cost,
         i.income as income,
         i.planned_maintenance as planned_maintenance,
         i.reactive_maintenance as reactive_maintenance
  from pg_temp.incoming i
  where i.financial_year is not null
    and num_nonnulls(i.premises_cost, i.income, i.planned_maintenance, i.reactive_maintenance) > 0
), changed as (
  insert into register.running_cost as t (
    asset_id, financial_year, premises_cost, income, planned_maintenance, reactive_maintenance, record_id)
  select
    g.asset_id, g.financial_year, g.premises_cost, g.income, g.planned_maintenance, g.reactive_maintenance,
    g.record_id
  from given g
  on conflict (asset_id, financial_year) do update
  set
    premises_cost = coalesce(excluded.premises_cost, t.premises_cost),
    income = coalesce(excluded.income, t.income),
    planned_maintenance = coalesce(excluded.planned_maintenance, t.planned_maintenance),
    reactive_maintenance = coalesce(excluded.reactive_maintenance, t.reactive_maintenance),
    record_id = excluded.record_id
  where
    (t.premises_cost, t.income, t.planned_maintenance, t.reactive_maintenance)
    is distinct from
    (coalesce(excluded.premises_cost, t.premises_cost), coalesce(excluded.income, t.income),
     coalesce(excluded.planned_maintenance, t.planned_maintenance), coalesce(excluded.reactive_maintenance,
     t.reactive_maintenance))
  returning t.asset_id, t.financial_year
)
insert into pg_temp.import_touched (row_number, made)
select g.row_number, false
from changed c
join given g on g.asset_id = c.asset_id and g.financial_year is not distinct from c.financial_year;
