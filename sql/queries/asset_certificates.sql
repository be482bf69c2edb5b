-- Record card: energy certificates. $1 asset_id.
SELECT kind, building_code AS building, band, score, issued_on, expires_on, expired
FROM publish.certificate
WHERE asset_id = $1::bigint
ORDER BY issued_on DESC NULLS LAST;
