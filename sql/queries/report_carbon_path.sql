-- Emissions against the targets, tonnes: the targets in their order, year by year.
SELECT path.target_code, path.target, path.financial_year, path.tonnes, path.projected_tonnes AS projected, path.target_tonnes AS allowed, path.gap_tonnes AS gap
FROM publish.carbon_path path
JOIN publish.carbon_target target ON target.target_code = path.target_code
ORDER BY target.sort_order, path.target_code, path.financial_year;
