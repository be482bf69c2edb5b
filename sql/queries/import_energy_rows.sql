-- The checked rows of an energy file, typed, each with the source record that it stands in. A file's period includes
-- its last day, the register's ends with the day after it.
create temporary table incoming on commit drop as
select i.row_number, r.record_id, null::bigint as asset_id, null::bigint as building_id, null::bigint as supply_id,
       daterange(given.period_start, given.period_end, '[]') as period, given.*
from pg_temp.import_batch b
join source.record r on r.batch_id = b.batch_id
join pg_temp.import_row i on i.row_number = r.row_number
cross join lateral jsonb_to_record(i.fields) as given (
    asset_code text, building_code text, meter text, fuel text, period_start date, period_end date, kwh numeric(14, 3),
    cost numeric(14, 2), reading_kind text, automatic boolean, generates boolean
  );
