-- Record card: how much of it is used. $1 asset_id.
SELECT measured_on, used, capacity, unit, round(100 * used / capacity) AS percent_used, partner_share_percent, vacant_since
FROM publish.utilisation
WHERE asset_id = $1::bigint
ORDER BY measured_on DESC
LIMIT 3;
