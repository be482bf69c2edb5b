-- Why a plan could not be made, and the least that has to give way. $1 plan.
SELECT own.what, own.year_no AS year, own.change, own.unit
FROM publish.plan_conflict own
WHERE own.plan_id = $1::bigint
ORDER BY own.change IS NULL, own.what, own.year_no;
