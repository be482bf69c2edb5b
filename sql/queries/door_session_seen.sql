-- Notes that sessions are in use, at most once a minute each. $1 their numbers.
UPDATE door.session
SET seen_at = clock_timestamp()
WHERE session_id = ANY ($1::bigint[]) AND seen_at < clock_timestamp() - interval '50 seconds';
