-- The circumstances of an asset. $1 asset.
SELECT circumstance, label, from_on, until_on, current
FROM publish.asset_circumstance
WHERE asset_id = $1::bigint
ORDER BY circumstance, from_on NULLS FIRST;
