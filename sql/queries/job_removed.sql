-- Of uploads whose files lie in the spool, those that were let go: by an erasure, by this service or a command. $1 their numbers.
SELECT u.upload_id FROM jobs.upload u WHERE u.upload_id = ANY ($1::bigint[]) AND u.removed_at IS NOT NULL;
