-- The emissions of the estate with a plan and without, against each target, for people to read: without it they are as
-- projected. $1 plan.
SELECT c.target, c.financial_year || '-' || lpad(((c.financial_year + 1) % 100)::text, 2, '0') AS year, to_char(c.without_tonnes, '9,999,990') AS without_plan,
       to_char(c.with_tonnes, '9,999,990') AS with_plan, to_char(c.allowed_tonnes, '9,999,990') AS allowed, to_char(c.above_tonnes, '9,999,990') AS above
FROM publish.plan_carbon c
WHERE c.plan_id = $1::bigint
ORDER BY c.sort_order, c.year_no;
