-- A job, as whoever does it knows it. $1 job. The columns are those of job_get.sql.
SELECT job_id, work, state, upload_id, actor, to_json(asked_at), to_json(begun_at), to_json(ended_at), parameters, result,
       problem
FROM jobs.job
WHERE job_id = $1::bigint;
