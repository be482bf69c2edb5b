-- The emissions of the estate with a plan and without, against each target, for people to read: without it they stay as in
-- the last financial year that has figures. $1 plan.
SELECT c.target, c.financial_year || '-' || lpad(((c.financial_year + 1) % 100)::text, 2, '0') AS year, round(c.without_tonnes)::bigint AS without_plan,
       round(c.with_tonnes)::bigint AS with_plan, round(c.allowed_tonnes)::bigint AS allowed, round(c.above_tonnes)::bigint AS above
FROM publish.plan_carbon c
WHERE c.plan_id = $1::bigint
ORDER BY c.sort_order, c.year_no;
