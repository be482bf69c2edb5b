-- Cancels a job that still waits. $1 job.
UPDATE jobs.job
SET state = 'cancelled', ended_at = clock_timestamp(), problem = 'Cancelled before it began.'
WHERE job_id = $1::bigint AND state = 'waiting'
RETURNING job_id;
