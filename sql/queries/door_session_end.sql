-- Ends the session of this cookie. $1 digest.
UPDATE door.session SET ended_at = clock_timestamp() WHERE session_sha256 = $1::bytea AND ended_at IS NULL;
