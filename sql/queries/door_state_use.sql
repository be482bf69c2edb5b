-- Marks a sign-in at the provider as come back. $1 digest of its state. No row: it was already.
INSERT INTO door.used_state (state_sha256, expires_at)
VALUES ($1::bytea, clock_timestamp() + interval '1 hour')
ON CONFLICT DO NOTHING
RETURNING true;
