-- Record card: where the asset lies. $1 asset_id.
SELECT kind, name, code, round(100 * share, 1) AS land_percent
FROM publish.asset_place
WHERE asset_id = $1::bigint
ORDER BY kind, share DESC NULLS LAST, name;
