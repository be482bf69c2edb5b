-- What the backlog simulation starts from (engine/programme/backlog.h).

CREATE VIEW facts.backlog_asset AS
WITH item AS (
    SELECT asset_id,
           sum(cost * cost) FILTER (WHERE high_priority) AS high_squares,
           sum(cost * cost) AS all_squares
    FROM facts.backlog_item GROUP BY asset_id
)
SELECT s.asset_id, s.category_code,
       CASE WHEN k.class_code = 'maintained_school' THEN 'schools' ELSE 'non_schools' END AS segment,
       c.survey_kind,
       ((SELECT facts.as_of()) - c.surveyed_on) / 365.25 AS age_years,
       b.floor_area_m2,
       c.high_backlog, coalesce(i.high_squares, 0) AS high_squares,
       c.backlog, coalesce(i.all_squares, 0) AS squares
FROM facts.asset_state s
JOIN facts.asset_class k ON k.asset_id = s.asset_id
JOIN facts.asset_duty d ON d.asset_id = s.asset_id
LEFT JOIN facts.building_summary b ON b.asset_id = s.asset_id
LEFT JOIN facts.condition_summary c ON c.asset_id = s.asset_id
LEFT JOIN item i ON i.asset_id = s.asset_id
WHERE s.held AND s.purpose_code = 'operational'
  AND (k.class_code = 'maintained_school' OR d.council_repairs = 'all');
COMMENT ON VIEW facts.backlog_asset IS 'Operational assets whose backlog the council carries: maintained schools, and others that it repairs in full.';
COMMENT ON COLUMN facts.backlog_asset.asset_id IS 'The asset.';
COMMENT ON COLUMN facts.backlog_asset.category_code IS 'Its category.';
COMMENT ON COLUMN facts.backlog_asset.segment IS 'schools or non_schools, as the strategy gives its ranges.';
COMMENT ON COLUMN facts.backlog_asset.survey_kind IS 'Kind of its latest survey; null when it has none.';
COMMENT ON COLUMN facts.backlog_asset.age_years IS 'Age of that survey, years; null when it is not dated.';
COMMENT ON COLUMN facts.backlog_asset.floor_area_m2 IS 'Gross internal floor area, m2.';
COMMENT ON COLUMN facts.backlog_asset.high_backlog IS 'High-priority backlog at the survey''s prices, GBP; null when an item is not costed or there is no survey.';
COMMENT ON COLUMN facts.backlog_asset.high_squares IS 'Sum of the squares of its items'' costs: how far they may scatter on their own.';
COMMENT ON COLUMN facts.backlog_asset.backlog IS 'All backlog, likewise.';
COMMENT ON COLUMN facts.backlog_asset.squares IS 'Sum of squares of all items.';
