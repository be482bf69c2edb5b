-- The emissions of the estate with a plan and without, against each target. $1 plan.
SELECT c.target_code AS target, c.target AS label, c.year_no AS year, c.financial_year, round(c.without_tonnes, 1) AS without_tonnes,
       round(c.with_tonnes, 1) AS with_tonnes, round(c.allowed_tonnes, 1) AS allowed_tonnes, round(c.above_tonnes, 1) AS above_tonnes
FROM publish.plan_carbon c
WHERE c.plan_id = $1::bigint
ORDER BY c.sort_order, c.year_no;
