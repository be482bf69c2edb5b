-- The plan that waits or is under way: of the scenario, else the newest of all. $1 scenario (null: none).
SELECT job_id, actor, state, parameters ->> 'scenario' FROM jobs.job
WHERE work = 'plan' AND ended_at IS NULL
ORDER BY parameters ->> 'scenario' IS NOT DISTINCT FROM $1::text DESC, job_id DESC
LIMIT 1;
