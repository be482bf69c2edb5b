-- What was answered under an Idempotency-Key. $1 who, $2 key, $3 target, $4 SHA-256 of the body.
SELECT target = $3::text AND body_sha256 = $4::text AS same, status_code, media_type, headers, body
FROM door.answered
WHERE asker = $1::text AND idempotency_key = $2::text;
