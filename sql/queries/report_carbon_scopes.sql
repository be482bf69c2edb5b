-- Emissions by financial year and scope, and those outside the boundary, tonnes, the newest year first.
SELECT financial_year || '/' || lpad(((financial_year + 1) % 100)::text, 2, '0') AS year,
  sum(kg_co2e) FILTER (WHERE counts AND scope = 1) / 1000 AS scope_1, sum(kg_co2e) FILTER (WHERE counts AND scope = 2) / 1000 AS scope_2,
  sum(kg_co2e) FILTER (WHERE counts AND scope = 3) / 1000 AS scope_3, sum(kg_co2e) FILTER (WHERE counts) / 1000 AS tonnes,
  sum(kg_co2e) FILTER (WHERE NOT counts) / 1000 AS tonnes_outside,
  100 * coalesce(sum(kg_co2e) FILTER (WHERE counts AND estimated), 0) / nullif(sum(kg_co2e) FILTER (WHERE counts), 0) AS estimated_percent,
  count(DISTINCT asset_id) FILTER (WHERE counts AND kg_co2e IS NULL) AS assets_unknown
FROM publish.carbon_year
GROUP BY financial_year
ORDER BY financial_year DESC;
