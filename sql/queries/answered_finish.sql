-- Keeps the answer to a write. $1 who, $2 key, $3 HTTP status, $4 media type, $5 headers, $6 body.
UPDATE door.answered
SET finished_at = clock_timestamp(), status_code = $3::integer, media_type = $4::text, headers = $5::text, body = $6::text
WHERE asker = $1::text AND idempotency_key = $2::text;
