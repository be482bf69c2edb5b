-- Takes an Idempotency-Key for a write; no row when it is taken already. $1 who, $2 key, $3 target, $4 SHA-256 of the body.
-- A write that did not end within a quarter of an hour has lost its service: its key is free again.
INSERT INTO door.answered (asker, idempotency_key, target, body_sha256)
VALUES ($1::text, $2::text, $3::text, $4::text)
ON CONFLICT (asker, idempotency_key) DO UPDATE
SET target = excluded.target, body_sha256 = excluded.body_sha256, begun_at = excluded.begun_at, finished_at = NULL,
    status_code = NULL, headers = NULL, body = NULL
WHERE answered.begun_at < clock_timestamp() - interval '1 day'
   OR answered.finished_at IS NULL AND answered.begun_at < clock_timestamp() - interval '15 minutes'
RETURNING true;
