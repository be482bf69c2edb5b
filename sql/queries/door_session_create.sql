-- Keeps a new session's digest. $1 digest, $2 actor, $3 subject, $4 role, $5 means, $6 hours it may last.
INSERT INTO door.session (session_sha256, actor, subject, role, means, expires_at)
VALUES ($1::bytea, $2::text, $3::text, $4::text, $5::text, clock_timestamp() + make_interval(hours => $6::integer));
