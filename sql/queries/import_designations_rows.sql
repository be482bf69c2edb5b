-- The checked rows of a list of designations, typed, each with its end, its source record and what it is known by: an asset of community value
-- stays on the list for as long as the rule says (code.term).
CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS
SELECT i.row_number, r.record_id, NULL::bigint AS asset_id, false AS place_doubtful,
       coalesce(given.listed_until,
                CASE WHEN given.designation_kind = 'community_value' THEN (given.listed_on + term.lasts)::date END) AS ends_on,
       coalesce(given.official_reference, given.designation_kind || ' ' || given.designation_name) AS entry,
       given.*
FROM pg_temp.import_batch b
JOIN source.record r ON r.batch_id = b.batch_id
JOIN pg_temp.import_row i ON i.row_number = r.row_number
CROSS JOIN LATERAL jsonb_to_record(i.fields) AS given (
    asset_code text, uprn bigint, urn integer, designation_kind text, official_reference text, designation_name text,
    listed_on date, listed_until date, notice_on date, made_easting double precision, made_northing double precision
  )
LEFT JOIN code.term term ON term.term = 'community_value' AND given.listed_on >= term.valid_from
  AND given.listed_on < term.valid_to;
