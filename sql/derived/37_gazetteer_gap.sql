-- Assets without a UPRN, as the council's address custodian is asked for one. For staff: it names what is marked internal.
CREATE VIEW publish.gazetteer_gap WITH (security_barrier) AS
SELECT 'Allocate a UPRN' AS request,
       asset.reference AS cross_reference,
       asset.name AS organisation_or_name,
       CASE WHEN asset.street_number !~ '\d' THEN asset.street_number END AS pao_text,
       numbers.found[1] AS pao_start_number,
       nullif(upper(numbers.found[2]), '') AS pao_start_suffix,
       numbers.found[3] AS pao_end_number,
       nullif(upper(numbers.found[4]), '') AS pao_end_suffix,
       asset.street AS street_descriptor,
       asset.locality,
       asset.post_town AS town,
       asset.postcode,
       round(asset.easting::numeric, 1) AS x_coordinate,
       round(asset.northing::numeric, 1) AS y_coordinate,
       class.class_code AS suggested_class,
       class.label AS suggested_class_label,
       CASE asset.status_code WHEN 'under_construction' THEN 1 WHEN 'vacant' THEN 3 WHEN 'in_use' THEN 2 END AS suggested_blpu_state,
       asset.parish,
       asset.predecessor_reference,
       nullif(concat_ws('; ', CASE WHEN asset.easting IS NULL THEN 'no coordinates held' END,
                 CASE WHEN asset.street IS NULL THEN 'no street held' END,
                 CASE WHEN asset.street_number IS NOT NULL AND numbers.found IS NULL AND asset.street_number ~ '\d'
                      THEN 'number as written: ' || asset.street_number END,
                 CASE WHEN asset.validation_code = 'being_validated' THEN 'record still being validated' END), '') AS remarks,
       publisher.contact_post AS contact,
       asset.asset_id
FROM publish.asset
CROSS JOIN publish.publisher
JOIN publish.category ON category.code = asset.category_code
LEFT JOIN LATERAL regexp_match(asset.street_number, '^\s*(\d{1,4})([A-Za-z]?)\s*(?:(?:-|to)\s*(\d{1,4})([A-Za-z]?))?\s*$') AS numbers (found) ON true
LEFT JOIN LATERAL (
    SELECT own.class_code, own.label FROM code.blpu_class own
    WHERE own.category_code = ANY (category.path)
    ORDER BY array_position(category.path, own.category_code) DESC LIMIT 1) AS class ON true
WHERE asset.uprn IS NULL AND asset.status_code IS DISTINCT FROM 'disposed'
  AND publish.clearance() > 0;
COMMENT ON VIEW publish.gazetteer_gap IS 'Assets without a UPRN, as the address custodian takes them: BS 7666 names of address parts. For staff.';
COMMENT ON COLUMN publish.gazetteer_gap.request IS 'What is asked of the custodian.';
COMMENT ON COLUMN publish.gazetteer_gap.cross_reference IS 'Reference of the asset, to be kept with the UPRN as its cross reference.';
COMMENT ON COLUMN publish.gazetteer_gap.organisation_or_name IS 'Name of the asset.';
COMMENT ON COLUMN publish.gazetteer_gap.pao_text IS 'Primary addressable object: text.';
COMMENT ON COLUMN publish.gazetteer_gap.pao_start_number IS 'Primary addressable object: first number.';
COMMENT ON COLUMN publish.gazetteer_gap.pao_start_suffix IS 'Suffix of the first number.';
COMMENT ON COLUMN publish.gazetteer_gap.pao_end_number IS 'Last number of a range.';
COMMENT ON COLUMN publish.gazetteer_gap.pao_end_suffix IS 'Suffix of the last number.';
COMMENT ON COLUMN publish.gazetteer_gap.street_descriptor IS 'Street.';
COMMENT ON COLUMN publish.gazetteer_gap.locality IS 'Village or part of a town.';
COMMENT ON COLUMN publish.gazetteer_gap.town IS 'Town.';
COMMENT ON COLUMN publish.gazetteer_gap.postcode IS 'Postcode.';
COMMENT ON COLUMN publish.gazetteer_gap.x_coordinate IS 'Easting, EPSG:27700, metres.';
COMMENT ON COLUMN publish.gazetteer_gap.y_coordinate IS 'Northing, EPSG:27700, metres.';
COMMENT ON COLUMN publish.gazetteer_gap.suggested_class IS 'Suggested class.';
COMMENT ON COLUMN publish.gazetteer_gap.suggested_class_label IS 'The class in words.';
COMMENT ON COLUMN publish.gazetteer_gap.suggested_blpu_state IS 'Suggested state: 1 under construction, 2 in use, 3 unoccupied.';
COMMENT ON COLUMN publish.gazetteer_gap.parish IS 'Parish it lies in.';
COMMENT ON COLUMN publish.gazetteer_gap.predecessor_reference IS 'What the former council called it.';
COMMENT ON COLUMN publish.gazetteer_gap.remarks IS 'What is not known, or not in the parts before.';
COMMENT ON COLUMN publish.gazetteer_gap.contact IS 'Post to answer to.';
