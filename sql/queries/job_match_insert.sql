-- Asks to look for records that are one asset; no row when another one waits or is under way. $1 actor, $2 the actor's subject.
INSERT INTO jobs.job (work, actor, parameters, subject)
VALUES ('match', $1::text, '{}', $2::text)
ON CONFLICT (work) WHERE work = 'match' AND ended_at IS NULL DO NOTHING
RETURNING job_id;
