-- The list as CSV, without a header: text that a spreadsheet would run as a formula gets an apostrophe before it.
COPY (
  SELECT publish.guard_formula(organisation_label), organisation_uri, effective_date, uprn, asset_code,
    publish.guard_formula(property_name), publish.guard_formula(street_number), publish.guard_formula(street_name),
    publish.guard_formula(post_town), post_code, coordinate_reference_system, geo_x, geo_y, tenure_type, tenure_detail,
    publish.guard_formula(other_detail), holding_type, building_size, land_area, energy_rating
  FROM publish.transparency
  ORDER BY asset_code
) TO STDOUT (FORMAT csv);
