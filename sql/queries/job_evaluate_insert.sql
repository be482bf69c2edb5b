-- Asks for an evaluation; no row when another one waits or is under way. $1 actor, $2 as at, $3 label, $4 trial,
-- $5 the actor's subject, $6 criteria version (null: that in force), $7 quarter that it is published for.
INSERT INTO jobs.job (work, actor, parameters, subject)
VALUES ('evaluate', $1::text, jsonb_build_object('as_at', $2::date, 'label', $3::text, 'trial', $4::boolean)
        || CASE WHEN $6::integer IS NULL THEN '{}' ELSE jsonb_build_object('criteria', $6::integer) END
        || jsonb_strip_nulls(jsonb_build_object('quarter', upper($7::text))), $5::text)
ON CONFLICT (work) WHERE work = 'evaluate' AND ended_at IS NULL DO NOTHING
RETURNING job_id;
