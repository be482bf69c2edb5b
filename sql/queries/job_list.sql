-- Jobs, newest first. $1 how many at most, $2 those before this one (null: from the newest).
SELECT job_id AS id, work, state, upload_id AS import, actor AS asked_by, to_json(asked_at) AS asked_at,
       to_json(begun_at) AS begun_at, to_json(ended_at) AS ended_at, parameters, result, problem
FROM served.job
WHERE $2::bigint IS NULL OR job_id < $2::bigint
ORDER BY job_id DESC
LIMIT $1::bigint;
