-- The evaluation that waits or is under way.
SELECT job_id, actor, state FROM jobs.job WHERE work = 'evaluate' AND ended_at IS NULL;
