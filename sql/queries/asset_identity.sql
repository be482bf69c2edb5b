-- Record card: what it is and where. $1 asset_id.
select reference, name, category, category_group, marking, validation, predecessor, predecessor_reference, uprn, address,
  parish, ward, division, network,
  case when easting is not null then
    to_char(easting, 'FM999990') || ', ' || to_char(northing, 'FM9999990') || ' (EPSG:27700)' end as grid_position,
  case when longitude is not null then
    to_char(longitude, 'FM990.000000') || ', ' || to_char(latitude, 'FM990.000000') || ' (longitude, latitude; to '
    || coalesce(location_accuracy_m::text, '?') || ' m)' end as position,
  location_licence
from publish.asset
where asset_id = $1::bigint;
