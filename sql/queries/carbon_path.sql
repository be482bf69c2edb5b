-- Emissions against the targets, year by year, in tonnes: of the years that have figures, and as projected after them. No
-- parameters.
SELECT path.target_code AS target, path.financial_year, round(path.tonnes, 1) AS tonnes, round(path.projected_tonnes, 1) AS projected, round(path.target_tonnes, 1) AS allowed,
       round(path.gap_tonnes, 1) AS gap, round(path.estimated_percent) AS estimated_percent, path.other_factor_year, path.assets_unknown
FROM publish.carbon_path path
JOIN publish.carbon_target target ON target.target_code = path.target_code
ORDER BY target.sort_order, path.financial_year;
