-- Emissions from one reading of the view, in tonnes: first by financial year and scope, and those outside the boundary, the
-- newest year first; then the ten assets that emitted most in the last year of which anything is known. No parameters.
WITH own AS MATERIALIZED (
  SELECT asset_id, reference, asset_name, financial_year, scope, kwh, kg_co2e, estimated, counts FROM publish.carbon_year
), by_year AS (
  SELECT financial_year,
    sum(kg_co2e) FILTER (WHERE counts AND scope = 1) / 1000 AS scope_1, sum(kg_co2e) FILTER (WHERE counts AND scope = 2) / 1000 AS scope_2,
    sum(kg_co2e) FILTER (WHERE counts AND scope = 3) / 1000 AS scope_3, sum(kg_co2e) FILTER (WHERE counts) / 1000 AS tonnes,
    sum(kg_co2e) FILTER (WHERE NOT counts) / 1000 AS tonnes_outside,
    100 * coalesce(sum(kg_co2e) FILTER (WHERE counts AND estimated), 0) / nullif(sum(kg_co2e) FILTER (WHERE counts), 0) AS estimated_percent,
    count(DISTINCT asset_id) FILTER (WHERE counts AND kg_co2e IS NULL) AS assets_unknown
  FROM own
  GROUP BY financial_year
), by_asset AS (
  SELECT reference, asset_name, round(sum(kwh) FILTER (WHERE scope IS DISTINCT FROM 3)) AS kwh,
    round(sum(kg_co2e) FILTER (WHERE counts) / 1000, 1) AS tonnes, round(sum(kg_co2e) FILTER (WHERE NOT counts) / 1000, 1) AS tonnes_outside,
    round(100 * coalesce(sum(kg_co2e) FILTER (WHERE estimated), 0) / nullif(sum(kg_co2e), 0)) AS estimated_percent
  FROM own
  WHERE financial_year = (SELECT max(financial_year) FROM by_year WHERE tonnes IS NOT NULL)
  GROUP BY asset_id, reference, asset_name
  ORDER BY tonnes DESC NULLS LAST, tonnes_outside DESC NULLS LAST, reference
  LIMIT 10
)
SELECT 'year' AS part, financial_year || '/' || lpad(((financial_year + 1) % 100)::text, 2, '0') AS year, NULL AS reference, NULL AS name,
  NULL::numeric AS kwh, scope_1, scope_2, scope_3, tonnes, tonnes_outside, estimated_percent, assets_unknown,
  -financial_year::numeric AS place
FROM by_year
UNION ALL
SELECT 'asset', NULL, reference, asset_name, kwh, NULL, NULL, NULL, tonnes, tonnes_outside, estimated_percent, NULL,
  row_number() OVER (ORDER BY tonnes DESC NULLS LAST, tonnes_outside DESC NULLS LAST, reference)
FROM by_asset
ORDER BY part DESC, place;
