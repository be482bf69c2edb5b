-- Revokes a key; the one who did it first stays. $1 its number, $2 who (null: whoever this transaction is for).
UPDATE door.api_key
SET revoked_at = coalesce(revoked_at, clock_timestamp()),
    revoked_by = coalesce(revoked_by, $2::text, nullif(current_setting('terrier.actor', true), ''), session_user::text)
WHERE key_id = $1::bigint
RETURNING name, role;
