-- Whether a job was asked for by whom $2 identifies (jobs.job.subject). $1 job.
SELECT coalesce(subject = $2::text, false) AS own
FROM served.job
WHERE job_id = $1::bigint;
