-- A code that holds two references (TMBC0001/T0000003): each part finds the asset too, unless several have it.
with part as (
  select i.row_number, i.asset_id, btrim(p.value) as value, b.scheme || '-part' as scheme
  from pg_temp.import_batch b, pg_temp.incoming i,
       lateral string_to_table(i.asset_code, b.code_separator) as p (value)
  where b.code_separator is not null and strpos(i.asset_code, b.code_separator) > 0 and btrim(p.value) <> ''
), made as (
  insert into register.asset_identifier (asset_id, scheme, value)
  select min(asset_id), scheme, value from part group by scheme, value having count(distinct asset_id) = 1
  order by min(asset_id), value
  on conflict (scheme, value) do nothing
)
insert into source.issue (batch_id, row_number, column_name, value, severity, code, reason)
select b.batch_id, p.row_number, 'asset_code', p.value, 'warning', 'code_part_shared',
       'other assets have this part of the code too; it finds none of them'
from pg_temp.import_batch b, part p
where (select count(distinct q.asset_id) from part q where q.value = p.value) > 1
   or exists (select from register.asset_identifier h
              where h.scheme = p.scheme and h.value = p.value and h.asset_id <> p.asset_id);
