-- Asks for a plan; no row when one of that scenario waits or is under way, or too many plans wait. $1 actor, $2 what is asked,
-- $3 the actor's subject, $4 how many may wait.
INSERT INTO jobs.job (work, actor, parameters, subject)
SELECT 'plan', $1::text, $2::jsonb, $3::text
WHERE (SELECT count(*) FROM jobs.job WHERE work = 'plan' AND ended_at IS NULL) < $4::bigint
ON CONFLICT ((parameters ->> 'scenario')) WHERE work = 'plan' AND ended_at IS NULL DO NOTHING
RETURNING job_id;
