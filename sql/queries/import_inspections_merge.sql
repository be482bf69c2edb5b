-- Inspections, by asset, building, kind and day.
with given as (
  select distinct on (asset_id, building_id, inspection_type, inspected_on) *
  from pg_temp.incoming
  order by asset_id, building_id, inspection_type, inspected_on, row_number
), changed as (
  insert into register.inspection as t (asset_id, building_id, type_code, inspected_on, result_code, next_due_on,
                                        certificate, inspector, record_id)
  select g.asset_id, g.building_id, g.inspection_type, g.inspected_on, g.result, g.next_due_on, g.certificate,
         g.inspector, g.record_id
  from given g
  on conflict (asset_id, building_id, type_code, inspected_on) do update
  set result_code = excluded.result_code, next_due_on = coalesce(excluded.next_due_on, t.next_due_on),
      certificate = coalesce(excluded.certificate, t.certificate),
      inspector = coalesce(excluded.inspector, t.inspector), record_id = excluded.record_id
  where (t.result_code, t.next_due_on, t.certificate, t.inspector)
        is distinct from (excluded.result_code, coalesce(excluded.next_due_on, t.next_due_on),
                          coalesce(excluded.certificate, t.certificate), coalesce(excluded.inspector, t.inspector))
  returning t.asset_id, t.building_id, t.type_code, t.inspected_on, t.xmax = 0 as made
)
insert into pg_temp.import_touched (row_number, made)
select g.row_number, c.made
from changed c
join given g on g.asset_id = c.asset_id and g.building_id is not distinct from c.building_id
  and g.inspection_type = c.type_code and g.inspected_on = c.inspected_on;
