-- Assets that are new. In a preview they get references of their own, so that none is used up.
with made as (
  insert into register.asset (
    asset_id, reference, name, category_code, marking_code, validation_code, predecessor_id, uprn, street_number, street,
    locality, post_town, postcode, service, responsible_officer, budget_held_centrally, purpose_confirmed_on,
    fixed_asset_reference, stated_land_area_m2, location, location_crs84, location_accuracy_m, location_licence, notes,
    record_id)
  overriding system value
  select i.asset_id,
         case when b.preview then 'ZZ' || lpad((i.row_number % 1000000)::text, 6, '0')
              else 'SC' || lpad(nextval('register.asset_reference_seq')::text, 6, '0') end,
         i.name, i.category, coalesce(i.marking, 'public'), coalesce(i.validation, 'validated'), i.predecessor_id, i.uprn,
         i.street_number, i.street, i.locality, i.post_town, i.postcode, i.service, i.responsible_officer,
         i.budget_held_centrally, i.purpose_confirmed_on, i.fixed_asset_reference, i.made_land_area_m2,
         st_setsrid(st_makepoint(i.made_easting, i.made_northing), 27700),
         st_setsrid(st_makepoint(i.made_longitude, i.made_latitude), 4326),
         case when i.made_easting is not null then i.made_accuracy_m end,
         case when i.made_easting is not null then b.licence end,
         i.notes, i.record_id
  from pg_temp.import_batch b, (select * from pg_temp.incoming where is_new order by row_number) as i
)
insert into pg_temp.import_touched (row_number, made)
select row_number, true from pg_temp.incoming where is_new;
