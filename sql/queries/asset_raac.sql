-- Record card: what was stated of RAAC, by building. $1 asset_id.
SELECT building_code AS building, raac, raac_on AS stated_on, raac_source AS stated_by
FROM publish.building_raac
WHERE asset_id = $1::bigint
ORDER BY building_code;
