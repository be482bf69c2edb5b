-- Record card: buildings. $1 asset_id.
SELECT code, name, year_built, floor_area_m2, storeys, heating, raac, asbestos, temporary
FROM publish.building
WHERE asset_id = $1::bigint
ORDER BY code;
