-- Energy ratings as a list states them, without date: one of each kind for an asset.
with given as (
  select i.row_number, i.record_id, i.asset_id, r.kind_code, r.band_code
  from pg_temp.incoming i,
       lateral (values ('unstated', i.energy_rating), ('DEC', i.dec_rating), ('EPC', i.epc_rating)) as r (kind_code, band_code)
  where r.band_code is not null
), changed as (
  insert into register.certificate as t (asset_id, kind_code, band_code, record_id)
  select g.asset_id, g.kind_code, g.band_code, g.record_id from given g
  on conflict (asset_id, building_id, kind_code, issued_on) do update
  set band_code = excluded.band_code, record_id = excluded.record_id
  where t.band_code <> excluded.band_code
  returning t.asset_id, t.kind_code
)
insert into pg_temp.import_touched (row_number, made)
select g.row_number, false
from changed c
join given g on g.asset_id = c.asset_id and g.kind_code = c.kind_code;
