-- Record card: running costs of the newest five years. $1 asset_id.
SELECT financial_year || '-' || right((financial_year + 1)::text, 2) AS year, premises_cost AS premises_cost_gbp,
  income AS income_gbp, planned_maintenance AS planned_maintenance_gbp, reactive_maintenance AS reactive_maintenance_gbp
FROM publish.running_cost
WHERE asset_id = $1::bigint
ORDER BY financial_year DESC
LIMIT 5;
