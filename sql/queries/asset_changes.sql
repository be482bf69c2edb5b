-- Record card: the last five changes. $1 asset_id.
SELECT revision, to_char(committed_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD HH24:MI') AS changed_at, actor, parts, reason
FROM publish.asset_change
WHERE asset_id = $1::bigint
ORDER BY revision DESC NULLS FIRST
LIMIT 5;
