-- Assets of which a row says something new. A blank cell says nothing: what is held then stays.
with wanted as (
  select i.row_number, a.asset_id,
         i.record_id, b.licence,
         coalesce(i.name, a.name) as name, coalesce(i.category, a.category_code) as category_code,
         coalesce(i.marking, a.marking_code) as marking_code,
         coalesce(i.validation, a.validation_code) as validation_code,
         coalesce(i.predecessor_id, a.predecessor_id) as predecessor_id, coalesce(i.uprn, a.uprn) as uprn,
         coalesce(i.street_number, a.street_number) as street_number, coalesce(i.street, a.street) as street,
         coalesce(i.locality, a.locality) as locality, coalesce(i.post_town, a.post_town) as post_town,
         coalesce(i.postcode, a.postcode) as postcode, coalesce(i.service, a.service) as service,
         coalesce(i.responsible_officer, a.responsible_officer) as responsible_officer,
         coalesce(i.budget_held_centrally, a.budget_held_centrally) as budget_held_centrally,
         coalesce(i.purpose_confirmed_on, a.purpose_confirmed_on) as purpose_confirmed_on,
         coalesce(i.fixed_asset_reference, a.fixed_asset_reference) as fixed_asset_reference,
         coalesce(i.made_land_area_m2::register.area_m2, a.stated_land_area_m2) as stated_land_area_m2,
         coalesce(st_setsrid(st_makepoint(i.made_easting, i.made_northing), 27700), a.location) as location,
         coalesce(st_setsrid(st_makepoint(i.made_longitude, i.made_latitude), 4326), a.location_crs84) as location_crs84,
         case when i.made_easting is not null then i.made_accuracy_m else a.location_accuracy_m end as location_accuracy_m,
         case when i.made_easting is not null then coalesce(b.licence, a.location_licence) else a.location_licence end
           as location_licence,
         coalesce(i.notes, a.notes) as notes
  from pg_temp.import_batch b, pg_temp.incoming i
  join register.asset a on a.asset_id = i.asset_id
  where not i.is_new
), changed as (
  update register.asset a
  set name = w.name, category_code = w.category_code, marking_code = w.marking_code, validation_code = w.validation_code,
      predecessor_id = w.predecessor_id, uprn = w.uprn, street_number = w.street_number, street = w.street,
      locality = w.locality, post_town = w.post_town, postcode = w.postcode, service = w.service,
      responsible_officer = w.responsible_officer, budget_held_centrally = w.budget_held_centrally,
      purpose_confirmed_on = w.purpose_confirmed_on, fixed_asset_reference = w.fixed_asset_reference,
      stated_land_area_m2 = w.stated_land_area_m2, location = w.location, location_crs84 = w.location_crs84,
      location_accuracy_m = w.location_accuracy_m, location_licence = w.location_licence, notes = w.notes,
      record_id = w.record_id
  from wanted w
  where a.asset_id = w.asset_id
    and (a.name, a.category_code, a.marking_code, a.validation_code, a.predecessor_id, a.uprn, a.street_number, a.street,
         a.locality, a.post_town, a.postcode, a.service, a.responsible_officer, a.budget_held_centrally,
         a.purpose_confirmed_on, a.fixed_asset_reference, a.stated_land_area_m2, a.location, a.location_crs84,
         a.location_accuracy_m, a.location_licence, a.notes)
        is distinct from
        (w.name, w.category_code, w.marking_code, w.validation_code, w.predecessor_id, w.uprn, w.street_number, w.street,
         w.locality, w.post_town, w.postcode, w.service, w.responsible_officer, w.budget_held_centrally,
         w.purpose_confirmed_on, w.fixed_asset_reference, w.stated_land_area_m2, w.location, w.location_crs84,
         w.location_accuracy_m, w.location_licence, w.notes)
  returning w.row_number
)
insert into pg_temp.import_touched (row_number, made) select row_number, false from changed;
