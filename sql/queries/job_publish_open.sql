-- The publication that waits or is under way.
SELECT job_id, actor, state FROM jobs.job WHERE work = 'publish' AND ended_at IS NULL;
