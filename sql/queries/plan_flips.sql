-- What assets take in the trials of a plan that take something else there, of those that the reader may read of. $1 plan.
SELECT f.trial_code, f.reference, f.name, f.in_plan, f.in_plan_year, f.option, f.start_year
FROM publish.plan_flip f
JOIN publish.plan_trial t ON t.plan_id = $1::bigint AND t.trial_code = f.trial_code
WHERE f.plan_id = $1::bigint
ORDER BY t.place, f.reference;
