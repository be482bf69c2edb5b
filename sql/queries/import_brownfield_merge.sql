-- Sites, by register and reference. A newer file says what a site is now; an asset that was stated once stays.
WITH wanted AS (
  SELECT i.row_number, b.scheme, i.site_reference AS reference, i.organisation, i.site_name AS name, i.hectares, i.ownership,
         i.planning, i.permission, i.permission_on, i.planning_history, i.deliverable, i.dwellings_least, i.dwellings_most,
         i.hazardous_substances, i.notes, i.plan_url, i.first_added_on, i.last_updated_on, i.ended_on,
         st_setsrid(st_makepoint(i.made_easting, i.made_northing), 27700) AS location,
         st_setsrid(st_makepoint(i.made_longitude, i.made_latitude), 4326) AS location_crs84,
         CASE WHEN i.made_easting IS NOT NULL THEN i.made_accuracy_m END AS accuracy, i.place_doubtful, b.licence,
         CASE WHEN t.asset_found_by = 'stated' AND i.asset_found_by IS DISTINCT FROM 'stated' THEN t.asset_id
              ELSE i.asset_id END AS asset_id,
         CASE WHEN t.asset_found_by = 'stated' THEN 'stated' ELSE i.asset_found_by END AS asset_found_by, i.record_id
  FROM pg_temp.import_batch b
  CROSS JOIN pg_temp.incoming i
  LEFT JOIN gazetteer.brownfield_site t ON t.scheme = b.scheme AND t.reference = i.site_reference
), changed AS (
  INSERT INTO gazetteer.brownfield_site AS t (
    scheme, reference, organisation_uri, name, hectares, ownership_code, planning_code, permission_code, permission_on,
    planning_history, deliverable, dwellings_least, dwellings_most, hazardous_substances, notes, plan_url, first_added_on,
    last_updated_on, ended_on, location, location_crs84, location_accuracy_m, place_doubtful, licence, asset_id,
    asset_found_by, record_id)
  SELECT scheme, reference, organisation, name, hectares, ownership, planning, permission, permission_on, planning_history,
         deliverable, dwellings_least, dwellings_most, hazardous_substances, notes, plan_url, first_added_on,
         last_updated_on, ended_on, location, location_crs84, accuracy, place_doubtful, licence, asset_id, asset_found_by,
         record_id
  FROM wanted
  ORDER BY row_number
  ON CONFLICT (scheme, reference) DO UPDATE
  SET (organisation_uri, name, hectares, ownership_code, planning_code, permission_code, permission_on, planning_history,
       deliverable, dwellings_least, dwellings_most, hazardous_substances, notes, plan_url, first_added_on, last_updated_on,
       ended_on, location, location_crs84, location_accuracy_m, place_doubtful, licence, asset_id, asset_found_by, record_id)
      = ROW (excluded.organisation_uri, excluded.name, excluded.hectares, excluded.ownership_code, excluded.planning_code,
             excluded.permission_code, excluded.permission_on, excluded.planning_history, excluded.deliverable,
             excluded.dwellings_least, excluded.dwellings_most, excluded.hazardous_substances, excluded.notes,
             excluded.plan_url, excluded.first_added_on, excluded.last_updated_on, excluded.ended_on, excluded.location,
             excluded.location_crs84, excluded.location_accuracy_m, excluded.place_doubtful, excluded.licence,
             excluded.asset_id, excluded.asset_found_by, excluded.record_id)
  WHERE (t.organisation_uri, t.name, t.hectares, t.ownership_code, t.planning_code, t.permission_code, t.permission_on,
         t.planning_history, t.deliverable, t.dwellings_least, t.dwellings_most, t.hazardous_substances, t.notes, t.plan_url,
         t.first_added_on, t.last_updated_on, t.ended_on, t.location, t.place_doubtful, t.licence, t.asset_id,
         t.asset_found_by)
        IS DISTINCT FROM
        (excluded.organisation_uri, excluded.name, excluded.hectares, excluded.ownership_code, excluded.planning_code,
         excluded.permission_code, excluded.permission_on, excluded.planning_history, excluded.deliverable,
         excluded.dwellings_least, excluded.dwellings_most, excluded.hazardous_substances, excluded.notes, excluded.plan_url,
         excluded.first_added_on, excluded.last_updated_on, excluded.ended_on, excluded.location, excluded.place_doubtful,
         excluded.licence, excluded.asset_id, excluded.asset_found_by)
  RETURNING t.reference, t.xmax = 0 AS made
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT w.row_number, c.made FROM changed c JOIN wanted w ON w.reference = c.reference;
