-- The assets of the backlog simulation, by category so that groups are runs of rows: high priority, then all.
SELECT asset_id, category_code, segment, survey_kind, age_years, floor_area_m2,
       high_backlog, high_squares, backlog, squares
FROM facts.backlog_asset
ORDER BY category_code, asset_id;
