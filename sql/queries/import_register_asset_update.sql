-- Assets of which a row says something new. A blank cell says nothing: what is held then stays. The council that the
-- asset was inherited from is that of the row that is trusted most.
WITH wanted AS (
  SELECT i.row_number, a.asset_id,
         i.record_id, b.licence,
         coalesce(i.name, a.name) AS name, coalesce(i.category, a.category_code) AS category_code,
         coalesce(i.marking, a.marking_code) AS marking_code,
         coalesce(i.validation, a.validation_code) AS validation_code,
         CASE WHEN i.leads THEN coalesce(i.predecessor_id, a.predecessor_id)
              ELSE coalesce(a.predecessor_id, i.predecessor_id) END AS predecessor_id,
         coalesce(i.uprn, a.uprn) AS uprn,
         coalesce(i.street_number, a.street_number) AS street_number, coalesce(i.street, a.street) AS street,
         coalesce(i.locality, a.locality) AS locality, coalesce(i.post_town, a.post_town) AS post_town,
         coalesce(i.postcode, a.postcode) AS postcode, coalesce(i.service, a.service) AS service,
         coalesce(i.responsible_officer, a.responsible_officer) AS responsible_officer,
         coalesce(i.budget_held_centrally, a.budget_held_centrally) AS budget_held_centrally,
         coalesce(i.purpose_confirmed_on, a.purpose_confirmed_on) AS purpose_confirmed_on,
         coalesce(i.fixed_asset_reference, a.fixed_asset_reference) AS fixed_asset_reference,
         coalesce(i.made_land_area_m2::register.area_m2, a.stated_land_area_m2) AS stated_land_area_m2,
         coalesce(st_setsrid(st_makepoint(i.made_easting, i.made_northing), 27700), a.location) AS location,
         coalesce(st_setsrid(st_makepoint(i.made_longitude, i.made_latitude), 4326), a.location_crs84) AS location_crs84,
         CASE WHEN i.made_easting IS NOT NULL THEN i.made_accuracy_m ELSE a.location_accuracy_m END AS location_accuracy_m,
         CASE WHEN i.made_easting IS NULL THEN a.location_licence
              ELSE coalesce(b.licence, CASE WHEN a.location_release_id IS NULL THEN a.location_licence END) END
           AS location_licence,
         CASE WHEN i.made_easting IS NULL THEN a.location_release_id END AS location_release_id,
         coalesce(i.notes, a.notes) AS notes
  FROM pg_temp.import_batch b, pg_temp.incoming i
  JOIN register.asset a ON a.asset_id = i.asset_id
  WHERE NOT i.is_new
), changed AS (
  UPDATE register.asset a
  SET name = w.name, category_code = w.category_code, marking_code = w.marking_code, validation_code = w.validation_code,
      predecessor_id = w.predecessor_id, uprn = w.uprn, street_number = w.street_number, street = w.street,
      locality = w.locality, post_town = w.post_town, postcode = w.postcode, service = w.service,
      responsible_officer = w.responsible_officer, budget_held_centrally = w.budget_held_centrally,
      purpose_confirmed_on = w.purpose_confirmed_on, fixed_asset_reference = w.fixed_asset_reference,
      stated_land_area_m2 = w.stated_land_area_m2, location = w.location, location_crs84 = w.location_crs84,
      location_accuracy_m = w.location_accuracy_m, location_licence = w.location_licence,
      location_release_id = w.location_release_id, notes = w.notes, record_id = w.record_id
  FROM wanted w
  WHERE a.asset_id = w.asset_id
    AND (a.name, a.category_code, a.marking_code, a.validation_code, a.predecessor_id, a.uprn, a.street_number, a.street,
         a.locality, a.post_town, a.postcode, a.service, a.responsible_officer, a.budget_held_centrally,
         a.purpose_confirmed_on, a.fixed_asset_reference, a.stated_land_area_m2, a.location, a.location_crs84,
         a.location_accuracy_m, a.location_licence, a.location_release_id, a.notes)
        IS DISTINCT FROM
        (w.name, w.category_code, w.marking_code, w.validation_code, w.predecessor_id, w.uprn, w.street_number, w.street,
         w.locality, w.post_town, w.postcode, w.service, w.responsible_officer, w.budget_held_centrally,
         w.purpose_confirmed_on, w.fixed_asset_reference, w.stated_land_area_m2, w.location, w.location_crs84,
         w.location_accuracy_m, w.location_licence, w.location_release_id, w.notes)
  RETURNING w.row_number
)
INSERT INTO pg_temp.import_touched (row_number, made) SELECT row_number, false FROM changed;
