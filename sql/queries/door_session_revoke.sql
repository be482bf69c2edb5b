-- Ends a session, whoever has it. $1 its number.
UPDATE door.session SET ended_at = coalesce(ended_at, clock_timestamp()) WHERE session_id = $1::bigint RETURNING actor;
