-- The sessions that have not ended, latest in use first. $1 minutes that one may be idle.
SELECT session_id AS session, actor, role, means,
       to_char(made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS made_at,
       to_char(seen_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS seen_at,
       to_char(expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS expires_at
FROM door.session
WHERE ended_at IS NULL AND expires_at > now() AND seen_at + make_interval(mins => $1::integer) > now()
ORDER BY seen_at DESC, session_id DESC;
