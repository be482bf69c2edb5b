-- Record card: energy by fuel in the newest three financial years. $1 asset_id.
SELECT financial_year || '-' || right((financial_year + 1)::text, 2) AS year, fuel, generates, exports, kwh, cost AS cost_gbp, meters
FROM publish.energy_year
WHERE asset_id = $1::bigint
ORDER BY financial_year DESC, fuel
LIMIT 9;
