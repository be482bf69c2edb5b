-- Buildings and land, for maps and lists.

CREATE VIEW publish.building_edition AS
SELECT edition.for_public, edition.marking_rank, building.building_id, edition.asset_id, edition.reference, building.code,
       building.name, asset.name AS asset_name, building.uprn, building.year_built, building.floor_area_m2, building.storeys, heating.label AS heating,
       building.boiler_year, raac.label AS raac, asbestos.label AS asbestos,
       coalesce(own.label, whole.label) AS council_repairs, building.temporary, building.life_ends_on,
       building.replacement_cost, building.extent_accuracy_m, building.extent_repair, building.extent_licence,
       building.extent, building.extent_crs84
FROM register.building
JOIN publish.edition_given edition ON edition.asset_id = building.asset_id
JOIN register.asset ON asset.asset_id = building.asset_id
LEFT JOIN code.heating ON heating.code = building.heating_code
LEFT JOIN code.raac ON raac.code = building.raac_code
LEFT JOIN code.asbestos ON asbestos.code = building.asbestos_code
LEFT JOIN register.liability own_liability ON own_liability.asset_id = building.asset_id
     AND own_liability.building_id = building.building_id AND own_liability.valid @> facts.as_of()
LEFT JOIN code.council_repairs own ON own.code = own_liability.council_repairs
LEFT JOIN register.liability whole_liability ON whole_liability.asset_id = building.asset_id
     AND whole_liability.building_id IS NULL AND whole_liability.valid @> facts.as_of()
LEFT JOIN code.council_repairs whole ON whole.code = whole_liability.council_repairs;
COMMENT ON VIEW publish.building_edition IS 'What the public and what staff may read of each building.';

CREATE VIEW publish.building WITH (security_barrier) AS
SELECT building_id, asset_id, reference, code, name, asset_name, uprn, year_built, floor_area_m2, storeys, heating,
       boiler_year, raac, asbestos, council_repairs, temporary, life_ends_on, replacement_cost, extent_accuracy_m,
       extent_repair, extent_licence, extent, extent_crs84
FROM publish.building_edition
CROSS JOIN (SELECT publish.clearance() AS clearance OFFSET 0) AS reader
WHERE marking_rank <= reader.clearance AND for_public = (reader.clearance = 0);
COMMENT ON VIEW publish.building IS 'Buildings of the assets.';
COMMENT ON COLUMN publish.building.building_id IS 'Identity inside the database.';
COMMENT ON COLUMN publish.building.asset_id IS 'The asset.';
COMMENT ON COLUMN publish.building.reference IS 'Reference of the asset.';
COMMENT ON COLUMN publish.building.code IS 'Code of the building within the asset.';
COMMENT ON COLUMN publish.building.name IS 'Name of the building.';
COMMENT ON COLUMN publish.building.asset_name IS 'Name of the asset.';
COMMENT ON COLUMN publish.building.uprn IS 'UPRN of the building.';
COMMENT ON COLUMN publish.building.year_built IS 'Year of completion.';
COMMENT ON COLUMN publish.building.floor_area_m2 IS 'Gross internal floor area, m2.';
COMMENT ON COLUMN publish.building.storeys IS 'Storeys above ground.';
COMMENT ON COLUMN publish.building.heating IS 'Main heating.';
COMMENT ON COLUMN publish.building.boiler_year IS 'Year the main heating plant was installed.';
COMMENT ON COLUMN publish.building.raac IS 'Reinforced autoclaved aerated concrete; null not looked for.';
COMMENT ON COLUMN publish.building.asbestos IS 'Asbestos; null not recorded.';
COMMENT ON COLUMN publish.building.council_repairs IS 'What the council repairs of it.';
COMMENT ON COLUMN publish.building.temporary IS 'A temporary block.';
COMMENT ON COLUMN publish.building.life_ends_on IS 'End of expected life as last assessed.';
COMMENT ON COLUMN publish.building.replacement_cost IS 'Cost of replacing it, GBP.';
COMMENT ON COLUMN publish.building.extent_accuracy_m IS 'Accuracy of the transformation to CRS84, metres.';
COMMENT ON COLUMN publish.building.extent_repair IS 'What was mended in the shape on the way in.';
COMMENT ON COLUMN publish.building.extent_licence IS 'Licence and source of the shape.';
COMMENT ON COLUMN publish.building.extent IS 'Footprint, EPSG:27700.';
COMMENT ON COLUMN publish.building.extent_crs84 IS 'The same in CRS84.';

CREATE VIEW publish.land_parcel_edition AS
SELECT edition.for_public, edition.marking_rank, parcel.land_parcel_id, edition.asset_id, edition.reference, parcel.code,
       parcel.name, asset.name AS asset_name,
       category.label AS category, parcel.title_number, parcel.area_m2, parcel.extent_accuracy_m, parcel.extent_repair,
       parcel.extent_licence, parcel.extent, parcel.extent_crs84
FROM register.land_parcel parcel
JOIN publish.edition_given edition ON edition.asset_id = parcel.asset_id
JOIN register.asset ON asset.asset_id = parcel.asset_id
JOIN code.category ON category.code = asset.category_code;
COMMENT ON VIEW publish.land_parcel_edition IS 'What the public and what staff may read of each piece of land.';

CREATE VIEW publish.land_parcel WITH (security_barrier) AS
SELECT land_parcel_id, asset_id, reference, code, name, asset_name, category, title_number, area_m2, extent_accuracy_m,
       extent_repair, extent_licence, extent, extent_crs84
FROM publish.land_parcel_edition
CROSS JOIN (SELECT publish.clearance() AS clearance OFFSET 0) AS reader
WHERE marking_rank <= reader.clearance AND for_public = (reader.clearance = 0);
COMMENT ON VIEW publish.land_parcel IS 'Land of the assets.';
COMMENT ON COLUMN publish.land_parcel.land_parcel_id IS 'Identity inside the database.';
COMMENT ON COLUMN publish.land_parcel.asset_id IS 'The asset.';
COMMENT ON COLUMN publish.land_parcel.reference IS 'Reference of the asset.';
COMMENT ON COLUMN publish.land_parcel.code IS 'Code of the parcel within the asset.';
COMMENT ON COLUMN publish.land_parcel.name IS 'Name of the parcel.';
COMMENT ON COLUMN publish.land_parcel.asset_name IS 'Name of the asset.';
COMMENT ON COLUMN publish.land_parcel.category IS 'Category of the asset.';
COMMENT ON COLUMN publish.land_parcel.title_number IS 'Title it belongs to.';
COMMENT ON COLUMN publish.land_parcel.area_m2 IS 'Area measured in EPSG:27700, m2.';
COMMENT ON COLUMN publish.land_parcel.extent_accuracy_m IS 'Accuracy of the transformation to CRS84, metres.';
COMMENT ON COLUMN publish.land_parcel.extent_repair IS 'What was mended in the shape on the way in.';
COMMENT ON COLUMN publish.land_parcel.extent_licence IS 'Licence and source of the shape.';
COMMENT ON COLUMN publish.land_parcel.extent IS 'The land, EPSG:27700.';
COMMENT ON COLUMN publish.land_parcel.extent_crs84 IS 'The same in CRS84.';
