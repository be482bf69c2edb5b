-- Whose session this is. $1 digest, $2 minutes it may be idle. `seconds` until it ends of itself; 0 when it has ended.
SELECT session_id, actor, subject, role,
       CASE WHEN ended_at IS NOT NULL THEN 0
            ELSE greatest(0, extract(epoch FROM least(expires_at, seen_at + make_interval(mins => $2::integer))
                                                - clock_timestamp()))::bigint
       END AS seconds
FROM door.session
WHERE session_sha256 = $1::bytea;
