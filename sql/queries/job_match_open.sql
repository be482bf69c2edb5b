-- The search for records that are one asset that waits or is under way.
SELECT job_id, actor, state FROM jobs.job WHERE work = 'match' AND ended_at IS NULL;
