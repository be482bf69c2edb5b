-- Record card: what it is and where. $1 asset_id.
SELECT reference, name, category, category_group, marking, validation, predecessor, predecessor_reference, uprn, address,
  parish, ward, division, network,
  CASE WHEN easting IS NOT NULL THEN
    to_char(easting, 'FM999990') || ', ' || to_char(northing, 'FM9999990') || ' (EPSG:27700)' END AS grid_position,
  CASE WHEN longitude IS NOT NULL THEN
    to_char(longitude, 'FM990.000000') || ', ' || to_char(latitude, 'FM990.000000') || ' (longitude, latitude; to '
    || coalesce(location_accuracy_m::text, '?') || ' m)' END AS position,
  location_licence
FROM publish.asset
WHERE asset_id = $1::bigint;
