-- Assets that the profile lets the import make, for codes that no asset has.
with missing as (
  select asset_code, min(row_number) as row_number, min(record_id) as record_id
  from pg_temp.incoming i, pg_temp.import_batch b
  where i.asset_id is null and b.create_category is not null
  group by asset_code
  order by min(row_number)
), numbered as (
  select m.*, nextval(pg_get_serial_sequence('register.asset', 'asset_id')) as asset_id from missing m
), asset as (
  insert into register.asset (asset_id, reference, name, category_code, marking_code, record_id)
  overriding system value
  select n.asset_id,
         case when b.preview then 'ZZ' || lpad((n.row_number % 1000000)::text, 6, '0')
              else 'SC' || lpad(nextval('register.asset_reference_seq')::text, 6, '0') end,
         replace(b.create_name, '{asset_code}', n.asset_code), b.create_category, b.create_marking, n.record_id
  from numbered n, pg_temp.import_batch b
), identifier as (
  insert into register.asset_identifier (asset_id, scheme, value)
  select n.asset_id, b.scheme, n.asset_code from numbered n, pg_temp.import_batch b
), holding as (
  insert into register.asset_holding (asset_id, purpose_code, scope_code, status_code, record_id)
  select n.asset_id, 'operational', 'in', 'in_use', n.record_id from numbered n
), told as (
  insert into source.issue (batch_id, severity, code, value, reason)
  select b.batch_id, 'warning', 'assets_made', count(*)::text,
         format('%s assets were made for codes that the register did not have, as the profile says', count(*))
  from numbered n, pg_temp.import_batch b
  group by b.batch_id
)
update pg_temp.incoming i
set asset_id = n.asset_id
from numbered n
where n.asset_code = i.asset_code and i.asset_id is null;
