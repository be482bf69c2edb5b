-- Every asset of the register, as matching reads it.
CREATE TEMPORARY TABLE match_probe ON COMMIT DROP AS
SELECT asset_id AS probe_id, NULL::bigint AS row_number, name, category_code, uprn, uprns, street_number, street, locality,
       post_town, postcode, coalesce(location, st_pointonsurface(extent)) AS location, extent, urn, titles,
       fixed_asset_reference, floor_area_m2, land_area_m2
FROM facts.match_asset;
