-- Assets that are new. In a preview they get references of their own, so that none is used up.
WITH made AS (
  INSERT INTO register.asset (
    asset_id, reference, name, category_code, marking_code, validation_code, predecessor_id, uprn, street_number, street,
    locality, post_town, postcode, service, responsible_officer, budget_held_centrally, purpose_confirmed_on,
    fixed_asset_reference, stated_land_area_m2, location, location_crs84, location_accuracy_m, location_licence, notes,
    record_id)
  OVERRIDING SYSTEM VALUE
  SELECT i.asset_id,
         CASE WHEN b.preview THEN 'ZZ' || lpad((i.row_number % 1000000)::text, 6, '0')
              ELSE 'SC' || lpad(nextval('register.asset_reference_seq')::text, 6, '0') END,
         i.name, i.category, coalesce(i.marking, 'public'), coalesce(i.validation, 'validated'), i.predecessor_id, i.uprn,
         i.street_number, i.street, i.locality, i.post_town, i.postcode, i.service, i.responsible_officer,
         i.budget_held_centrally, i.purpose_confirmed_on, i.fixed_asset_reference, i.made_land_area_m2,
         st_setsrid(st_makepoint(i.made_easting, i.made_northing), 27700),
         st_setsrid(st_makepoint(i.made_longitude, i.made_latitude), 4326),
         CASE WHEN i.made_easting IS NOT NULL THEN i.made_accuracy_m END,
         CASE WHEN i.made_easting IS NOT NULL THEN b.licence END,
         i.notes, i.record_id
  FROM pg_temp.import_batch b, (SELECT * FROM pg_temp.incoming WHERE is_new ORDER BY row_number) AS i
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT row_number, true FROM pg_temp.incoming WHERE is_new;
