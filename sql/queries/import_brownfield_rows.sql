-- The checked rows of a brownfield register, typed, each with the source record that it stands in.
CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS
SELECT i.row_number, r.record_id, NULL::bigint AS asset_id, NULL::text AS asset_found_by, false AS place_doubtful, given.*
FROM pg_temp.import_batch b
JOIN source.record r ON r.batch_id = b.batch_id
JOIN pg_temp.import_row i ON i.row_number = r.row_number
CROSS JOIN LATERAL jsonb_to_record(i.fields) AS given (
    asset_code text, uprn bigint, organisation text, site_reference text, site_name text, plan_url text, hectares numeric,
    ownership text, planning text, permission text, permission_on date, planning_history text, deliverable boolean,
    dwellings_least integer, dwellings_most integer, hazardous_substances text, notes text, first_added_on date,
    last_updated_on date, ended_on date, made_easting double precision, made_northing double precision,
    made_longitude double precision, made_latitude double precision, made_accuracy_m numeric
  );
