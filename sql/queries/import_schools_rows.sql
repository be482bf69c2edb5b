-- The checked rows of the schools register, typed, each with the source record that it stands in.
CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS
SELECT i.row_number, r.record_id, NULL::bigint AS asset_id, NULL::text AS building_code, false AS is_new,
       given.status <> 'closed' AS is_open, given.*
FROM pg_temp.import_batch b
JOIN source.record r ON r.batch_id = b.batch_id
JOIN pg_temp.import_row i ON i.row_number = r.row_number
CROSS JOIN LATERAL jsonb_to_record(i.fields) AS given (
    urn integer, asset_code text, uprn bigint, name text, school_type text, status text, phase text, opened_on date,
    closed_on date, capacity integer, pupils integer, pupils_on date, council_repairs text, repair_share_percent numeric,
    duty_holder text, street text, locality text, post_town text, postcode text, made_local_number text,
    made_easting double precision, made_northing double precision, made_longitude double precision,
    made_latitude double precision, made_accuracy_m numeric
  );
