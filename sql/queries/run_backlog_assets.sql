-- What each survey says of the backlog, by category so that groups are runs of rows: high priority, then all.
SELECT asset_id, category_code, segment, survey_kind, age_years, floor_area_m2,
       high_backlog, high_squares, backlog, squares, survey_id
FROM facts.backlog_asset
ORDER BY category_code, asset_id, survey_id;
