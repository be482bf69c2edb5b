-- Ends all sessions.
UPDATE door.session SET ended_at = clock_timestamp() WHERE ended_at IS NULL;
