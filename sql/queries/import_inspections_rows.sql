-- The checked rows of an inspections file, typed, each with the source record that it stands in.
create temporary table incoming on commit drop as
select i.row_number, r.record_id, null::bigint as asset_id, null::bigint as building_id, given.*
from pg_temp.import_batch b
join source.record r on r.batch_id = b.batch_id
join pg_temp.import_row i on i.row_number = r.row_number
cross join lateral jsonb_to_record(i.fields) as given (
    asset_code text, building_code text, inspection_type text, inspected_on date, result text, next_due_on date,
    certificate text, inspector text
  );
