-- The land of each asset, where the row brings its shape.
with given as (
  select i.row_number, i.record_id,
         i.asset_id as asset_id,
         '1' as code,
         i.title_number as title_number,
         st_setsrid(i.made_extent::geometry, 27700) as extent,
         st_setsrid(i.made_extent_crs84::geometry, 4326) as extent_crs84,
         i.made_accuracy_m as extent_accuracy_m,
         i.made_extent_repair as extent_repair,
         b.licence as extent_licence
  from pg_temp.import_batch b, pg_temp.incoming i
  where i.made_extent is not null
), changed as (
  insert into register.land_parcel as t (
    asset_id, code, title_number, extent, extent_crs84, extent_accuracy_m, extent_repair, extent_licence, record_id)
  select
    g.asset_id, g.code, g.title_number, g.extent, g.extent_crs84, g.extent_accuracy_m, g.extent_repair,
    g.extent_licence, g.record_id
  from given g
  on conflict (asset_id, code) do update
  set
    title_number = coalesce(excluded.title_number, t.title_number), extent = coalesce(excluded.extent, t.extent),
    extent_crs84 = coalesce(excluded.extent_crs84, t.extent_crs84),
    extent_accuracy_m = coalesce(excluded.extent_accuracy_m, t.extent_accuracy_m),
    extent_repair = coalesce(excluded.extent_repair, t.extent_repair),
    extent_licence = coalesce(excluded.extent_licence, t.extent_licence), record_id = excluded.record_id
  where
    (t.title_number, t.extent, t.extent_crs84, t.extent_accuracy_m, t.extent_repair, t.extent_licence)
    is distinct from
    (coalesce(excluded.title_number, t.title_number), coalesce(excluded.extent, t.extent),
     coalesce(excluded.extent_crs84, t.extent_crs84), coalesce(excluded.extent_accuracy_m, t.extent_accuracy_m),
     coalesce(excluded.extent_repair, t.extent_repair), coalesce(excluded.extent_licence, t.extent_licence))
  returning t.asset_id, t.code
)
insert into pg_temp.import_touched (row_number, made)
select g.row_number, false
from changed c
join given g on g.asset_id = c.asset_id and g.code is not distinct from c.code;
