-- Notes that keys were used, at most once a minute each. $1 their numbers.
UPDATE door.api_key
SET last_used_at = clock_timestamp()
WHERE key_id = ANY ($1::bigint[]) AND (last_used_at IS NULL OR last_used_at < clock_timestamp() - interval '50 seconds');
