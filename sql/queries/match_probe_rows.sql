-- The rows of an asset list whose code is unknown, as matching reads them. An identity below zero is a row's.
CREATE TEMPORARY TABLE match_probe ON COMMIT DROP AS
SELECT -i.row_number AS probe_id, i.row_number, i.name, coalesce(i.category, guess.category_code) AS category_code,
       i.uprn::bigint AS uprn, NULL::bigint[] AS uprns, i.street_number, i.street, i.locality, i.post_town, i.postcode,
       coalesce(st_setsrid(st_makepoint(i.made_easting, i.made_northing), 27700), st_pointonsurface(shape.extent)) AS location,
       shape.extent, i.urn, CASE WHEN i.title_number IS NOT NULL THEN ARRAY[upper(i.title_number)] END AS titles,
       i.fixed_asset_reference, i.floor_area_m2::numeric AS floor_area_m2, i.made_land_area_m2 AS land_area_m2
FROM pg_temp.import_batch b
CROSS JOIN pg_temp.incoming i
LEFT JOIN LATERAL (SELECT st_setsrid(i.made_extent::geometry, 27700) AS extent) AS shape ON true
LEFT JOIN LATERAL (
  SELECT p.category_code FROM code.category_pattern p
  WHERE i.category IS NULL AND lower(i.name) ~ p.pattern AND b.today >= p.valid_from AND b.today < p.valid_to
  ORDER BY p.sort_order LIMIT 1
) AS guess ON true
WHERE i.is_new;
