-- Carbon factors, by fuel, scope and year.
with given as (
  select i.row_number, r.record_id, b.source, f.fuel, f.scope, f.year,
         f.kg_co2e_per_kwh, coalesce(f.published_name, c.label) as published_name
  from pg_temp.import_batch b
  join source.record r on r.batch_id = b.batch_id
  join pg_temp.import_row i on i.row_number = r.row_number
  cross join lateral jsonb_to_record(i.fields) as f (
    fuel text, scope integer, year integer, kg_co2e_per_kwh numeric(12, 10), published_name text)
  join code.fuel c on c.code = f.fuel
), changed as (
  insert into register.carbon_factor as t (fuel_code, scope, year, kg_co2e_per_kwh, published_name, source, record_id)
  select g.fuel, g.scope, g.year, g.kg_co2e_per_kwh, g.published_name, g.source, g.record_id from given g
  on conflict (fuel_code, scope, year) do update
  set kg_co2e_per_kwh = excluded.kg_co2e_per_kwh, published_name = excluded.published_name, source = excluded.source,
      record_id = excluded.record_id
  where (t.kg_co2e_per_kwh, t.published_name, t.source)
        is distinct from (excluded.kg_co2e_per_kwh, excluded.published_name, excluded.source)
  returning t.fuel_code, t.scope, t.year, t.xmax = 0 as made
)
insert into pg_temp.import_touched (row_number, made)
select g.row_number, c.made
from changed c
join given g on g.fuel = c.fuel_code and g.scope = c.scope and g.year = c.year;
