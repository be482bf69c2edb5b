-- Readings that are new.
with made as (
  insert into register.energy_reading (supply_id, period, kwh, cost, kind_code, record_id)
  select i.supply_id, i.period, i.kwh, i.cost, coalesce(i.reading_kind, 'actual'), i.record_id
  from pg_temp.incoming i
  where not exists (select from register.energy_reading r where r.supply_id = i.supply_id and r.period = i.period)
  order by i.row_number
  returning supply_id, period
)
insert into pg_temp.import_touched (row_number, made)
select i.row_number, true
from made m
join pg_temp.incoming i on i.supply_id = m.supply_id and i.period = m.period;
