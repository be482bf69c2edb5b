-- Where a job stands. $1 job.
SELECT state FROM jobs.job WHERE job_id = $1::bigint;
