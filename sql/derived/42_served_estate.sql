-- Land and buildings as features.

CREATE VIEW served.building_edition AS
SELECT
    building.asset_id, (building.reference || '-' || building.code) COLLATE "C" AS id, building.extent AS geometry,
    building.extent_crs84 AS geometry_crs84, held.valid, building.for_public, building.marking_rank,
    building.reference, building.code, building.name, building.asset_name, building.uprn, building.year_built,
    building.floor_area_m2, building.storeys, building.heating, building.boiler_year, building.raac, building.asbestos,
    building.council_repairs, building.temporary, building.life_ends_on, building.replacement_cost,
    building.extent_accuracy_m, building.extent_repair, building.extent_licence
FROM publish.building_edition building
JOIN served.asset_held held ON held.asset_id = building.asset_id;
COMMENT ON VIEW served.building_edition IS 'Buildings of the assets, by footprint; valid while the asset is held.';
SELECT served.comment_columns('served.building_edition', 'publish.building');
SELECT served.make_collection('building', '{name,asset_name,year_built,floor_area_m2,heating,council_repairs,life_ends_on,replacement_cost}');

CREATE VIEW served.land_parcel_edition AS
SELECT
    parcel.asset_id, (parcel.reference || '-' || parcel.code) COLLATE "C" AS id, parcel.extent AS geometry,
    parcel.extent_crs84 AS geometry_crs84, held.valid, parcel.for_public, parcel.marking_rank,
    parcel.reference, parcel.code, parcel.name, parcel.asset_name, parcel.category, parcel.title_number, parcel.area_m2,
    parcel.extent_accuracy_m, parcel.extent_repair, parcel.extent_licence
FROM publish.land_parcel_edition parcel
JOIN served.asset_held held ON held.asset_id = parcel.asset_id;
COMMENT ON VIEW served.land_parcel_edition IS 'Land of the assets, piece by piece; valid while the asset is held.';
SELECT served.comment_columns('served.land_parcel_edition', 'publish.land_parcel');
SELECT served.make_collection('land_parcel', '{name,asset_name,category,title_number,area_m2}');

-- United in each system by itself, since nothing is transformed here. In degrees the pieces' common edges may differ in
-- the last digits where one has a corner and the other has none: a grid of 1e-9 degrees, a tenth of a millimetre, closes
-- what would gape.
CREATE VIEW served.asset_extent_edition AS
SELECT
    asset.asset_id, asset.reference COLLATE "C" AS id, land.geometry, land.geometry_crs84, held.valid, asset.for_public, asset.marking_rank,
    asset.reference, asset.name, asset.category_code, asset.category, asset.purpose_code, asset.purpose,
    asset.status_code, asset.status, asset.held, asset.in_scope, asset.tenure_code, asset.tenure,
    asset.council_repairs_code, asset.council_repairs, land.parcels, land.title_numbers,
    round(ST_Area(land.geometry)::numeric, 2) AS area_m2, asset.rating_1, asset.rating_2, asset.rating_3,
    asset.rating_4, asset.rating_5, asset.rating_6
FROM publish.asset_edition asset
JOIN served.asset_held held ON held.asset_id = asset.asset_id
JOIN (
    SELECT asset_id, for_public, count(*) AS parcels,
           string_agg(DISTINCT title_number, ', ' ORDER BY title_number) AS title_numbers,
           ST_Multi(ST_Union(extent))::geometry(MultiPolygon, 27700) AS geometry,
           ST_Multi(CASE WHEN count(*) = 1 THEN (array_agg(extent_crs84))[1] ELSE ST_Union(extent_crs84, 1e-9) END)
               ::geometry(MultiPolygon, 4326) AS geometry_crs84
    FROM publish.land_parcel_edition GROUP BY asset_id, for_public
) AS land ON land.asset_id = asset.asset_id AND land.for_public = asset.for_public;
COMMENT ON VIEW served.asset_extent_edition IS 'Assets by the extent of their land: all parcels of each united.';
SELECT served.comment_columns('served.asset_extent_edition', 'publish.asset');
COMMENT ON COLUMN served.asset_extent_edition.parcels IS 'Pieces of land.';
COMMENT ON COLUMN served.asset_extent_edition.title_numbers IS 'Titles that they belong to.';
COMMENT ON COLUMN served.asset_extent_edition.area_m2 IS 'Area of the whole, measured in EPSG:27700, m2.';
SELECT served.make_collection('asset_extent', '{name,category,purpose,status,area_m2}');
