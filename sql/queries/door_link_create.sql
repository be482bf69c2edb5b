-- Keeps a new one-time link's digest. $1 digest, $2 actor, $3 role, $4 minutes it is good for.
INSERT INTO door.sign_in_link (link_sha256, actor, role, expires_at, made_by)
VALUES ($1::bytea, $2::text, $3::text, clock_timestamp() + make_interval(mins => $4::integer),
        coalesce(nullif(current_setting('terrier.actor', true), ''), session_user::text));
