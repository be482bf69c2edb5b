-- Keeps with a plan the emissions that its run found, carried into the years of the plan as publish.carbon_path projects those
-- of the estate, and what each target allows as the estate stands. Where the path has no figures they stay as found. $1 plan, $2 its
-- first financial year, $3 the run that its emissions are of: both as plan_basis.sql says.
WITH made AS (
    SELECT plan.plan_id, plan.years, plan.emissions_kg, $2::integer AS first_year,
           (SELECT max(e.financial_year) FROM evaluation.run_emission e WHERE e.run_id = $3::bigint) AS found_year
    FROM programme.plan
    WHERE plan.plan_id = $1::bigint AND plan.emissions_kg IS NOT NULL
), path AS MATERIALIZED (
    SELECT own.target_code, own.target, own.financial_year, own.target_tonnes, coalesce(own.tonnes, own.projected_tonnes) AS tonnes
    FROM publish.carbon_path own
)
INSERT INTO programme.plan_carbon (plan_id, target_code, target, sort_order, year_no, financial_year, without_kg, allowed_kg)
SELECT made.plan_id, path.target_code, path.target, target.sort_order, year.year_no, path.financial_year,
       made.emissions_kg * coalesce(path.tonnes / nullif(found.tonnes, 0), 1)::double precision, path.target_tonnes * 1000
FROM made
CROSS JOIN LATERAL generate_series(1, made.years) AS year (year_no)
JOIN path ON path.financial_year = made.first_year + year.year_no - 1
JOIN evaluation.carbon_target target ON target.target_code = path.target_code
LEFT JOIN path found ON found.target_code = path.target_code AND found.financial_year = made.found_year;
