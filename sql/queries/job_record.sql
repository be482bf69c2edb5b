-- A job, as whoever does it knows it: a row for those who may import, then one for others, who are not told what may
-- quote the file. $1 job. The columns are those of job_get.sql.
SELECT job_id AS id, work, state, upload_id AS import, actor AS asked_by, to_json(asked_at) AS asked_at,
       to_json(begun_at) AS begun_at, to_json(ended_at) AS ended_at, parameters, result,
       CASE WHEN reader.may_import OR work IN ('evaluate', 'publish', 'match', 'plan') OR state <> 'failed' THEN problem END AS problem
FROM jobs.job
CROSS JOIN (VALUES (true), (false)) AS reader (may_import)
WHERE job_id = $1::bigint
ORDER BY reader.may_import DESC;
