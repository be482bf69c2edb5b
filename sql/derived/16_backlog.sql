-- What the backlog simulation starts from (engine/programme/backlog.h).

CREATE VIEW facts.backlog_cost AS
SELECT i.item_id, i.asset_id, i.survey_id, i.building_id, i.element_code, i.grade, i.priority, i.high_priority,
       round((i.cost * coalesce(p.factor, 1)::numeric), 2) AS cost
FROM facts.backlog_item i
LEFT JOIN facts.price_factor p ON p.year = extract(year FROM coalesce(i.price_base_on, i.surveyed_on))::integer;
COMMENT ON VIEW facts.backlog_cost IS 'The lines that are maintenance backlog, at the price base.';

CREATE VIEW facts.backlog_carried AS
SELECT s.asset_id, s.category_code,
       CASE WHEN k.class_code = 'maintained_school' THEN 'schools' ELSE 'non_schools' END AS segment,
       b.floor_area_m2, c.survey_kind, c.surveyed_on, l.survey_id,
       c.high_backlog IS NOT NULL AND c.backlog IS NOT NULL AS costed,
       c.high_backlog IS NOT NULL AS high_costed
FROM facts.asset_state s
JOIN facts.asset_class k ON k.asset_id = s.asset_id
JOIN facts.asset_duty d ON d.asset_id = s.asset_id
LEFT JOIN facts.building_summary b ON b.asset_id = s.asset_id
LEFT JOIN facts.condition_summary c ON c.asset_id = s.asset_id
LEFT JOIN facts.survey_latest l ON l.asset_id = s.asset_id
WHERE s.held AND s.purpose_code = 'operational'
  AND (k.class_code = 'maintained_school' OR d.council_repairs = 'all');
COMMENT ON VIEW facts.backlog_carried IS 'Operational assets whose backlog the council carries: maintained schools, and others that it repairs in full.';

-- One row for each survey that still has open lines of the asset; where a line is not costed or none is open, one for
-- its latest survey.
CREATE VIEW facts.backlog_asset AS
-- Materialised: the planner thinks that few lines are open, and would look at all of them once for each.
WITH carried AS MATERIALIZED (SELECT * FROM facts.backlog_carried),
line AS MATERIALIZED (SELECT item_id, asset_id, survey_id FROM facts.condition_item_open),
cost AS MATERIALIZED (SELECT item_id, high_priority, cost FROM facts.backlog_cost),
item AS (
    SELECT l.asset_id, CASE WHEN c.costed THEN l.survey_id ELSE c.survey_id END AS survey_id,
           sum(i.cost) FILTER (WHERE i.high_priority) AS high, sum(i.cost) AS every,
           sum(i.cost * i.cost) FILTER (WHERE i.high_priority) AS high_squares, sum(i.cost * i.cost) AS squares
    FROM line l
    JOIN carried c ON c.asset_id = l.asset_id
    LEFT JOIN cost i ON i.item_id = l.item_id
    GROUP BY 1, 2
)
SELECT c.asset_id, c.category_code, c.segment,
       coalesce(i.survey_id, c.survey_id, 0) AS survey_id,
       coalesce(v.kind_code, c.survey_kind) AS survey_kind,
       ((SELECT facts.as_of()) - CASE WHEN v.survey_id IS NULL THEN c.surveyed_on ELSE v.surveyed_on END) / 365.25 AS age_years,
       c.floor_area_m2,
       CASE WHEN c.high_costed THEN coalesce(i.high, 0) END AS high_backlog, coalesce(i.high_squares, 0) AS high_squares,
       CASE WHEN c.costed THEN coalesce(i.every, 0) END AS backlog, coalesce(i.squares, 0) AS squares
FROM carried c
LEFT JOIN item i ON i.asset_id = c.asset_id
LEFT JOIN register.condition_survey v ON v.survey_id = i.survey_id;
COMMENT ON VIEW facts.backlog_asset IS 'What each survey says of the backlog that the council carries, at the price base; one row for an asset that has none.';
COMMENT ON COLUMN facts.backlog_asset.asset_id IS 'The asset.';
COMMENT ON COLUMN facts.backlog_asset.category_code IS 'Its category.';
COMMENT ON COLUMN facts.backlog_asset.segment IS 'schools or non_schools, as the strategy gives its ranges.';
COMMENT ON COLUMN facts.backlog_asset.survey_id IS 'The survey; 0 when it has none.';
COMMENT ON COLUMN facts.backlog_asset.survey_kind IS 'Kind of that survey; null when it has none.';
COMMENT ON COLUMN facts.backlog_asset.age_years IS 'Age of that survey, years; null when it is not dated.';
COMMENT ON COLUMN facts.backlog_asset.floor_area_m2 IS 'Gross internal floor area of the asset, m2.';
COMMENT ON COLUMN facts.backlog_asset.high_backlog IS 'High-priority backlog at the price base, GBP; null when an item is not costed or there is no survey.';
COMMENT ON COLUMN facts.backlog_asset.high_squares IS 'Sum of the squares of its items'' costs: how far they may scatter on their own.';
COMMENT ON COLUMN facts.backlog_asset.backlog IS 'All backlog, likewise.';
COMMENT ON COLUMN facts.backlog_asset.squares IS 'Sum of squares of all items.';

-- The extent of a line: as surveyed, else its share of the building's floor, else of the site.
CREATE VIEW facts.backlog_line AS
WITH open AS MATERIALIZED (SELECT item_id, asset_id, survey_id, building_id, element_code, grade, surveyed_on FROM facts.condition_item_open),
carried AS MATERIALIZED (SELECT asset_id, segment, floor_area_m2 FROM facts.backlog_carried WHERE costed)
SELECT i.item_id, i.asset_id, i.survey_id, i.element_code, i.grade, c.segment,
       (coalesce(CASE WHEN t.unit = 'm2' THEN t.quantity END,
                 coalesce(t.composition, 1) * coalesce(b.floor_area_m2, c.floor_area_m2, l.land_area_m2)))::double precision AS extent_m2,
       extract(year FROM i.surveyed_on)::integer - coalesce(b.year_built, h.year_built) AS age_when_surveyed
FROM open i
JOIN carried c ON c.asset_id = i.asset_id
JOIN register.condition_item t ON t.item_id = i.item_id
LEFT JOIN register.building b ON b.building_id = i.building_id
LEFT JOIN (SELECT asset_id, min(year_built) AS year_built FROM register.building GROUP BY asset_id) AS h ON h.asset_id = i.asset_id
LEFT JOIN (SELECT a.asset_id, coalesce(sum(p.area_m2), max(a.stated_land_area_m2)) AS land_area_m2
           FROM register.asset a LEFT JOIN register.land_parcel p ON p.asset_id = a.asset_id GROUP BY a.asset_id) AS l ON l.asset_id = i.asset_id;
COMMENT ON VIEW facts.backlog_line IS 'Every open survey line of the assets in the backlog, whatever its grade, with its extent and its age when it was surveyed.';

CREATE VIEW facts.backlog_cell AS
WITH line AS MATERIALIZED (SELECT * FROM facts.backlog_line),
cost AS MATERIALIZED (SELECT item_id, high_priority, cost FROM facts.backlog_cost)
SELECT l.asset_id, l.survey_id, l.element_code, l.segment,
       coalesce(sum(l.extent_m2) FILTER (WHERE l.grade = 'A'), 0) AS a_m2,
       coalesce(sum(l.extent_m2) FILTER (WHERE l.grade = 'B'), 0) AS b_m2,
       coalesce(sum(l.extent_m2) FILTER (WHERE l.grade = 'C'), 0) AS c_m2,
       coalesce(sum(l.extent_m2) FILTER (WHERE l.grade = 'D'), 0) AS d_m2,
       coalesce(sum(c.cost) FILTER (WHERE l.grade = 'C' AND c.high_priority), 0) AS c_high,
       coalesce(sum(c.cost) FILTER (WHERE l.grade = 'C' AND NOT c.high_priority), 0) AS c_low,
       coalesce(sum(c.cost) FILTER (WHERE l.grade = 'D' AND c.high_priority), 0) AS d_high,
       coalesce(sum(c.cost) FILTER (WHERE l.grade = 'D' AND NOT c.high_priority), 0) AS d_low
FROM line l
LEFT JOIN cost c ON c.item_id = l.item_id
GROUP BY l.asset_id, l.survey_id, l.element_code, l.segment;
COMMENT ON VIEW facts.backlog_cell IS 'Groups of components as surveyed: extents in each grade, and what is backlog in C and D at the price base.';

CREATE VIEW facts.deterioration AS
SELECT DISTINCT ON (element_code) * FROM evaluation.deterioration
WHERE valid_from <= (SELECT facts.as_of()) ORDER BY element_code, valid_from DESC;
COMMENT ON VIEW facts.deterioration IS 'The yearly rates of deterioration in force on the day.';

CREATE VIEW facts.repair_rate AS
SELECT DISTINCT ON (element_code, grade_code) * FROM evaluation.repair_rate
WHERE valid_from <= (SELECT facts.as_of()) ORDER BY element_code, grade_code, valid_from DESC;
COMMENT ON VIEW facts.repair_rate IS 'The rates of repair in force on the day.';
