-- Ends a job. $1 job, $2 state, $3 result, $4 problem.
UPDATE jobs.job
SET state = $2::text, ended_at = clock_timestamp(), result = $3::json, problem = $4::text
WHERE job_id = $1::bigint
RETURNING job_id;
