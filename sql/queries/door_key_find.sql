-- Whose key this is. $1 digest. `seconds` until it expires.
SELECT key_id, name, role, revoked_at IS NOT NULL AS revoked,
       extract(epoch FROM expires_at - clock_timestamp())::bigint AS seconds
FROM door.api_key
WHERE key_sha256 = $1::bytea;
