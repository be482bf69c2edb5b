-- The emissions of the estate with a plan and without, against each target, for people to read: without it they stay as in
-- the last financial year that has figures. $1 plan.
WITH path AS MATERIALIZED (SELECT * FROM publish.carbon_path),
own AS (
    SELECT year.year_no, extract(year FROM run.as_at - interval '3 months')::integer + year.year_no - 1 AS financial_year, year.carbon_kg / 1000 AS saved
    FROM publish.plan_year year
    JOIN publish.plan ON plan.plan_id = year.plan_id
    JOIN evaluation.run ON run.run_id = plan.run_id
    WHERE year.plan_id = $1::bigint AND year.method = 'best'),
last AS (SELECT path.tonnes, path.financial_year FROM path WHERE path.tonnes IS NOT NULL ORDER BY path.financial_year DESC LIMIT 1)
SELECT target.label AS target, own.financial_year || '-' || lpad(((own.financial_year + 1) % 100)::text, 2, '0') AS year, round(last.tonnes)::bigint AS without_plan,
       round(last.tonnes - own.saved::numeric)::bigint AS with_plan, round(path.target_tonnes)::bigint AS allowed,
       round(last.tonnes - own.saved::numeric - path.target_tonnes)::bigint AS above
FROM own
CROSS JOIN last
JOIN path ON path.financial_year = own.financial_year
JOIN publish.carbon_target target ON target.target_code = path.target_code
ORDER BY target.sort_order, own.year_no;
