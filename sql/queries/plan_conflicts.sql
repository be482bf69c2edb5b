-- What takes part where a plan could not be made, and need not give way. $1 plan.
SELECT c.what, c.year_no AS year
FROM publish.plan_conflict c
WHERE c.plan_id = $1::bigint
ORDER BY c.what, c.year_no;
