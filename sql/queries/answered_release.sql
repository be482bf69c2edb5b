-- Frees the key of a write that came to nothing. $1 who, $2 key.
DELETE FROM door.answered WHERE asker = $1::text AND idempotency_key = $2::text AND finished_at IS NULL;
