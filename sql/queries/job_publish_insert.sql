-- Asks for a publication; no row when another one waits or is under way. $1 actor, $2 as at, $3 draft, $4 the actor's subject,
-- $5 known at.
INSERT INTO jobs.job (work, actor, parameters, subject)
VALUES ('publish', $1::text, jsonb_build_object('as_at', $2::date, 'draft', $3::boolean, 'known_at', $5::text), $4::text)
ON CONFLICT (work) WHERE work = 'publish' AND ended_at IS NULL DO NOTHING
RETURNING job_id;
