-- Emissions of a financial year in tonnes, the greatest first. $1 grouping: asset, category, fuel, scope or boundary;
-- $2 financial year (the last that ended and was read without it); $3 how many groups at most (all without it).
WITH read AS MATERIALIZED ( -- once: the last year is known by it too
    SELECT * FROM publish.carbon_year
), own AS (
    SELECT CASE $1::text WHEN 'asset' THEN row.reference WHEN 'category' THEN row.category_code
                         WHEN 'fuel' THEN coalesce(row.fuel_code, 'unknown') WHEN 'scope' THEN coalesce(row.scope::text, 'unknown')
                         ELSE row.boundary_code END AS code,
           CASE $1::text WHEN 'asset' THEN row.asset_name WHEN 'category' THEN row.category
                         WHEN 'fuel' THEN coalesce(row.fuel, 'Not known') WHEN 'scope' THEN coalesce(scope.label, 'Not known')
                         ELSE row.boundary || CASE WHEN holding.counts THEN ' (in)' ELSE ' (out)' END END AS title,
           row.asset_id, row.financial_year, row.fuel_code, row.scope, row.kwh, row.kg_co2e, row.estimated, row.basis_code, row.factor_year, row.other_factor_year,
           row.counts
    FROM read row
    JOIN publish.carbon_boundary holding ON holding.kind = 'holding' AND holding.code = row.boundary_code
    LEFT JOIN publish.carbon_boundary scope ON scope.kind = 'scope' AND scope.code = row.scope::text
    WHERE row.financial_year = coalesce($2::integer, (SELECT max(financial_year) FROM read WHERE counts AND kg_co2e IS NOT NULL))
)
SELECT code AS "group", title, financial_year, count(DISTINCT asset_id) AS assets,
       round(sum(kwh) FILTER (WHERE scope IS DISTINCT FROM 3)) AS kwh,
       round(sum(kg_co2e) FILTER (WHERE counts) / 1000, 1) AS tonnes,
       round(sum(kg_co2e) FILTER (WHERE NOT counts) / 1000, 1) AS tonnes_outside,
       round(100 * coalesce(sum(kg_co2e) FILTER (WHERE estimated), 0) / nullif(sum(kg_co2e), 0)) AS estimated_percent,
       max(factor_year) FILTER (WHERE other_factor_year) AS other_factor_year,
       count(DISTINCT asset_id) FILTER (WHERE kg_co2e IS NULL) AS assets_unknown
FROM own
GROUP BY code, title, financial_year
ORDER BY tonnes DESC NULLS LAST, tonnes_outside DESC NULLS LAST, code
LIMIT $3::bigint;
