-- Record card: designations in force. $1 asset_id.
SELECT kind, official_reference, name, from_on, until_on, full_until AS moratorium_until
FROM publish.designation
WHERE asset_id = $1::bigint AND current
ORDER BY kind;
