-- The list as rows of a GeoPackage: the columns of the layout in their order, and the point.
COPY (
  SELECT organisation_label, organisation_uri, effective_date, uprn::int8, asset_code, property_name, street_number, street_name,
    post_town, post_code, coordinate_reference_system, geo_x::float8, geo_y::float8, tenure_type, tenure_detail,
    other_detail, holding_type, building_size::float8, land_area::float8, energy_rating, st_asbinary(location)
  FROM publish.transparency
  ORDER BY asset_code
) TO STDOUT (FORMAT binary);
