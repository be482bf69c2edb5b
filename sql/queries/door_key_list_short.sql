-- The keys for people to read, newest first; days and times in UTC. $1 whether also those that are no longer good.
SELECT key_id AS key, name, role, opening || '...' AS begins,
       CASE WHEN revoked_at IS NOT NULL THEN 'revoked' WHEN expires_at <= now() THEN 'expired' ELSE 'good' END AS state,
       to_char(expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS expires,
       to_char(last_used_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS last_used_utc
FROM door.api_key
WHERE $1::boolean OR (revoked_at IS NULL AND expires_at > now())
ORDER BY key_id DESC;
