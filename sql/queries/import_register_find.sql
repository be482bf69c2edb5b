-- Which asset each row is: the one that bears the row's code in the feed's scheme; else a new one, numbered in the
-- order of the file.
with found as (
  select i.row_number, held.asset_id,
         case when b.organisation_kind = 'predecessor' then o.organisation_id end as predecessor_id
  from pg_temp.import_batch b
  cross join pg_temp.incoming i
  left join register.asset_identifier held on held.scheme = b.scheme and held.value = i.asset_code
  left join register.organisation o on o.code = b.organisation_code
), new as (
  select ordered.row_number, nextval(pg_get_serial_sequence('register.asset', 'asset_id')) as asset_id
  from (select row_number from found where asset_id is null order by row_number) as ordered
)
update pg_temp.incoming i
set asset_id = coalesce(found.asset_id, new.asset_id),
    is_new = found.asset_id is null,
    predecessor_id = found.predecessor_id
from found
left join new on new.row_number = found.row_number
where found.row_number = i.row_number;
