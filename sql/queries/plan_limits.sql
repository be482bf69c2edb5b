-- What a plan kept within, and which of that it came up against. $1 plan.
SELECT l.kind, l.what, l.year_no AS year, l.least, l.bound, l.reached, l.unit, l.binds
FROM publish.plan_limit l
WHERE l.plan_id = $1::bigint
ORDER BY l.binds DESC, l.kind, l.what, l.year_no;
