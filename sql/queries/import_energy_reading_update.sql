-- Corrections: another figure for the same period.
with changed as (
  update register.energy_reading r
  set kwh = i.kwh, cost = coalesce(i.cost, r.cost), kind_code = coalesce(i.reading_kind, r.kind_code),
      record_id = i.record_id
  from pg_temp.incoming i
  where r.supply_id = i.supply_id and r.period = i.period
    and (r.kwh, r.cost, r.kind_code)
        is distinct from (i.kwh, coalesce(i.cost, r.cost), coalesce(i.reading_kind, r.kind_code))
  returning i.row_number
)
insert into pg_temp.import_touched (row_number, made) select row_number, false from changed;
