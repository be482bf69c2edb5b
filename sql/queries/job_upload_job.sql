-- Asks for work on an upload; no row when a job about it waits or is under way. $1 preview or apply, $2 upload, $3 actor,
-- $4 their subject.
INSERT INTO jobs.job (work, upload_id, actor, subject)
VALUES ($1::text, $2::bigint, $3::text, $4::text)
ON CONFLICT (upload_id) WHERE ended_at IS NULL DO NOTHING
RETURNING job_id;
