-- A job, as whoever does it knows it. $1 job. The columns are those of job_get.sql.
SELECT job_id AS id, work, state, upload_id AS import, actor AS asked_by, to_json(asked_at) AS asked_at,
       to_json(begun_at) AS begun_at, to_json(ended_at) AS ended_at, parameters, result, problem
FROM jobs.job
WHERE job_id = $1::bigint;
