-- Why a plan could not be made, and the least that has to give way. $1 plan.
SELECT c.what, c.year_no AS year, c.change, c.unit
FROM publish.plan_conflict c
WHERE c.plan_id = $1::bigint
ORDER BY c.change IS NULL, c.what, c.year_no;
