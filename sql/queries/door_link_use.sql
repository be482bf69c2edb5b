-- Uses a one-time link up: of two who try at once, one gets the row. $1 digest.
UPDATE door.sign_in_link SET used_at = clock_timestamp()
WHERE link_sha256 = $1::bytea AND used_at IS NULL AND expires_at > clock_timestamp()
RETURNING link_id, actor, role;
