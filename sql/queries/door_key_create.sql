-- Keeps a new key's digest. $1 name, $2 role, $3 its first characters, $4 digest, $5 days it is good for,
-- $6 who makes it (null: whoever this transaction is for).
INSERT INTO door.api_key (name, role, opening, key_sha256, expires_at, made_by)
VALUES ($1::text, $2::text, $3::text, $4::bytea, clock_timestamp() + make_interval(days => $5::integer),
        coalesce($6::text, nullif(current_setting('terrier.actor', true), ''), session_user::text))
RETURNING key_id, to_char(expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS expires_at;
