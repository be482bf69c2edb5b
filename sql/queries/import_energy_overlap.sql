-- Readings over days that another reading of the supply covers already, in this file or in the register: kept out,
-- because the energy of those days would count twice. The same period again is a correction, and is taken.
with earlier as (
  select i.row_number, i.period, i.supply_id,
         max(upper(i.period)) over (partition by i.supply_id order by lower(i.period), i.row_number
                                    rows between unbounded preceding and 1 preceding) as covered_until
  from pg_temp.incoming i
), clash as (
  select e.row_number, e.period, 'another row of the file' as other
  from earlier e
  where lower(e.period) < e.covered_until
  union
  select i.row_number, i.period, 'a reading in the register'
  from pg_temp.incoming i
  join register.energy_reading r on r.supply_id = i.supply_id and r.period && i.period and r.period <> i.period
), out as (
  delete from pg_temp.incoming i using clash c where c.row_number = i.row_number
  returning i.row_number, c.period, c.other
)
insert into source.issue (batch_id, row_number, column_name, value, severity, code, reason)
select b.batch_id, o.row_number, 'period_start', lower(o.period)::text || ' to ' || (upper(o.period) - 1)::text,
       'rejected', 'period_overlaps',
       format('%s of the same meter covers some of these days: correct the periods and import the file again', o.other)
from pg_temp.import_batch b, out o;
