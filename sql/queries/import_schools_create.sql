-- Assets that the profile lets the import make, one for each open school that the register knows no site of.
WITH missing AS (
  SELECT i.*
  FROM pg_temp.incoming i, pg_temp.import_batch b
  WHERE i.asset_id IS NULL AND i.is_open AND b.create_category IS NOT NULL
    AND NOT EXISTS (SELECT FROM register.asset a WHERE a.uprn = i.uprn)
  ORDER BY i.row_number
), numbered AS (
  SELECT m.*, nextval(pg_get_serial_sequence('register.asset', 'asset_id')) AS new_id FROM missing m
), asset AS (
  INSERT INTO register.asset (asset_id, reference, name, category_code, marking_code, uprn, street, locality, post_town,
                              postcode, location, location_crs84, location_accuracy_m, location_licence, record_id)
  OVERRIDING SYSTEM VALUE
  SELECT n.new_id,
         CASE WHEN b.preview THEN 'ZZ' || lpad((n.row_number % 1000000)::text, 6, '0')
              ELSE 'SC' || lpad(nextval('register.asset_reference_seq')::text, 6, '0') END,
         replace(replace(b.create_name, '{name}', n.name), '{asset_code}', n.urn::text),
         CASE WHEN n.school_type IN ('community_special', 'pru') OR n.phase = 'special' THEN 'special_school'
              WHEN n.school_type = 'nursery' OR n.phase = 'nursery' THEN 'nursery_school'
              WHEN n.phase IN ('secondary', 'all_through') THEN 'secondary_school'
              WHEN n.phase = 'primary' THEN 'primary_school'
              ELSE b.create_category END,
         b.create_marking, n.uprn, n.street, n.locality, n.post_town, n.postcode,
         st_setsrid(st_makepoint(n.made_easting, n.made_northing), 27700),
         st_setsrid(st_makepoint(n.made_longitude, n.made_latitude), 4326),
         CASE WHEN n.made_easting IS NOT NULL THEN n.made_accuracy_m END,
         CASE WHEN n.made_easting IS NOT NULL THEN b.licence END,
         n.record_id
  FROM numbered n, pg_temp.import_batch b
), identifier AS (
  INSERT INTO register.asset_identifier (asset_id, scheme, value)
  SELECT n.new_id, 'urn', n.urn::text FROM numbered n
), holding AS (
  INSERT INTO register.asset_holding (asset_id, purpose_code, scope_code, status_code, record_id)
  SELECT n.new_id, 'operational', 'in', 'in_use', n.record_id FROM numbered n
), told AS (
  INSERT INTO source.issue (batch_id, severity, code, value, reason)
  SELECT b.batch_id, 'warning', 'assets_made', count(*)::text,
         format('%s assets were made for open schools that the register did not have, as the profile says', count(*))
  FROM numbered n, pg_temp.import_batch b
  GROUP BY b.batch_id
)
UPDATE pg_temp.incoming i
SET asset_id = n.new_id, is_new = true
FROM numbered n
WHERE n.row_number = i.row_number;
