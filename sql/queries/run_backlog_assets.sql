-- The assets of the backlog simulation, by category so that groups are runs of rows.
-- $1 true: high priority only.
SELECT asset_id, category_code, segment, survey_kind, age_years, floor_area_m2,
       CASE WHEN $1::boolean THEN high_backlog ELSE backlog END AS likely,
       CASE WHEN $1::boolean THEN high_squares ELSE squares END AS squares
FROM facts.backlog_asset
ORDER BY category_code, asset_id;
