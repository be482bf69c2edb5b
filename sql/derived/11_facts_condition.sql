-- Condition: which survey items are backlog, and what they come to.

CREATE VIEW facts.condition_item_open AS
WITH survey AS (
    SELECT s.survey_id, s.asset_id, s.kind_code, s.surveyed_on, s.price_base_on,
           row_number() OVER (PARTITION BY s.asset_id ORDER BY s.surveyed_on NULLS FIRST, s.survey_id) AS turn
    FROM register.condition_survey s
    WHERE s.surveyed_on IS NULL OR s.surveyed_on <= (SELECT facts.as_of())
), line AS ( -- each line with the last survey that has lines for its building, for the whole site, for anything
    SELECT i.item_id, s.asset_id, i.survey_id, i.building_id, s.kind_code, s.surveyed_on, s.price_base_on,
           i.element_code, i.grade_code, i.priority_code, i.cost, i.cleared_on, s.turn,
           max(s.turn) OVER (PARTITION BY s.asset_id, i.building_id) AS building_turn,
           max(s.turn) FILTER (WHERE i.building_id IS NULL) OVER (PARTITION BY s.asset_id) AS site_turn,
           max(s.turn) OVER (PARTITION BY s.asset_id) AS last_turn, b.buildings
    FROM register.condition_item i
    JOIN survey s ON s.survey_id = i.survey_id
    LEFT JOIN (SELECT asset_id, count(*) AS buildings FROM register.building GROUP BY asset_id) b ON b.asset_id = s.asset_id
), assumed AS (
    SELECT DISTINCT ON (grade_code) grade_code, priority_code FROM evaluation.priority_assumption
    WHERE valid_from <= (SELECT facts.as_of()) ORDER BY grade_code, valid_from DESC
)
SELECT l.item_id, l.asset_id, l.survey_id, l.building_id, l.kind_code AS survey_kind, l.surveyed_on, l.price_base_on,
       l.element_code, l.grade_code AS grade, coalesce(l.priority_code, a.priority_code) AS priority,
       l.priority_code IS NULL AND a.priority_code IS NOT NULL AS priority_assumed, l.cost
FROM line l
LEFT JOIN assumed a ON a.grade_code = l.grade_code
WHERE CASE WHEN l.turn = l.building_turn -- CASE, because the planner thinks four conditions leave nothing
             AND (l.building_id IS NULL OR l.site_turn IS NULL OR l.turn >= l.site_turn)
             AND (l.building_id IS NOT NULL OR l.buildings IS DISTINCT FROM 1 OR l.turn = l.last_turn)
             AND (l.cleared_on IS NULL OR l.cleared_on > (SELECT facts.as_of())) THEN true ELSE false END;
COMMENT ON VIEW facts.condition_item_open IS 'Open lines of the latest survey of each building. A later survey of the whole site replaces those of its buildings; on a site of one building the two are the same. A line without a priority takes the assumed one of its grade.';

CREATE VIEW facts.backlog_definition AS
SELECT * FROM evaluation.backlog_definition WHERE valid_from <= (SELECT facts.as_of())
ORDER BY valid_from DESC, backlog_definition_id DESC LIMIT 1;
COMMENT ON VIEW facts.backlog_definition IS 'The definition of backlog in force on the day.';

CREATE VIEW facts.backlog_item AS
SELECT i.item_id, i.asset_id, i.building_id, i.survey_id, coalesce(t.maintained, false) AS school,
       i.survey_kind, i.surveyed_on, i.price_base_on, i.element_code, i.grade, i.priority, i.priority_assumed,
       i.priority = ANY (d.high_priorities) AS high_priority, i.cost, false AS imputed
FROM facts.condition_item_open i
CROSS JOIN facts.backlog_definition d
LEFT JOIN register.school o ON o.asset_id = i.asset_id
LEFT JOIN code.school_type t ON t.code = o.type_code
WHERE i.grade = ANY (d.grades) AND i.priority = ANY (d.priorities);
COMMENT ON VIEW facts.backlog_item IS 'The lines that are maintenance backlog by the definition in force, at the survey''s prices.';
COMMENT ON COLUMN facts.backlog_item.school IS 'On the site of a maintained school.';
COMMENT ON COLUMN facts.backlog_item.priority_assumed IS 'The survey gave none; taken from the grade.';
COMMENT ON COLUMN facts.backlog_item.high_priority IS 'Of high priority by the definition.';
COMMENT ON COLUMN facts.backlog_item.cost IS 'GBP; null where the survey costs nothing.';
COMMENT ON COLUMN facts.backlog_item.imputed IS 'False: every row here comes from a survey. Estimates for assets without one are the programme''s.';

CREATE VIEW facts.survey_latest AS
SELECT DISTINCT ON (asset_id) asset_id, survey_id, kind_code, surveyed_on
FROM register.condition_survey
WHERE surveyed_on IS NULL OR surveyed_on <= (SELECT facts.as_of())
ORDER BY asset_id, surveyed_on DESC NULLS LAST, survey_id DESC;
COMMENT ON VIEW facts.survey_latest IS 'The latest condition survey of each asset.';

CREATE VIEW facts.price_base AS
SELECT * FROM evaluation.price_base WHERE valid_from <= (SELECT facts.as_of()) ORDER BY valid_from DESC LIMIT 1;
COMMENT ON VIEW facts.price_base IS 'The prices at which the backlog is stated on the day.';

-- A year without a value takes the nearest before it, else the first that there is. Undated prices stay as they are.
CREATE VIEW facts.price_factor AS
SELECT year.year, 1 + base.share * (base_value.amount / own_value.amount - 1) AS factor
FROM (SELECT DISTINCT extract(year FROM coalesce(price_base_on, surveyed_on))::integer AS year
      FROM register.condition_survey) AS year
CROSS JOIN facts.price_base base
JOIN evaluation.price_index base_value ON base_value.index_code = base.index_code AND base_value.year = base.base_year
CROSS JOIN LATERAL (SELECT amount FROM evaluation.price_index own
                    WHERE own.index_code = base.index_code
                    ORDER BY own.year <= year.year DESC, abs(own.year - year.year) LIMIT 1) AS own_value
WHERE year.year IS NOT NULL;
COMMENT ON VIEW facts.price_factor IS 'What prices of a year are multiplied by to be at the price base.';

CREATE VIEW facts.condition_summary AS
WITH line AS (
    SELECT i.asset_id, i.grade, i.priority, i.priority_assumed, i.cost, g.sort_order AS grade_order,
           round(i.cost * coalesce(p.factor, 1)::numeric, 2) AS restated,
           coalesce(i.grade = ANY (d.grades) AND i.priority = ANY (d.priorities), false) AS counts,
           coalesce(i.priority = ANY (d.high_priorities), false) AS high
    FROM facts.condition_item_open i
    CROSS JOIN facts.backlog_definition d
    LEFT JOIN code.condition_grade g ON g.code = i.grade
    LEFT JOIN facts.price_factor p ON p.year = extract(year FROM coalesce(i.price_base_on, i.surveyed_on))::integer
), summary AS (
    SELECT asset_id,
           CASE WHEN coalesce(bool_and(cost IS NOT NULL) FILTER (WHERE counts), true)
                THEN coalesce(sum(cost) FILTER (WHERE counts), 0) END AS backlog,
           CASE WHEN coalesce(bool_and(cost IS NOT NULL) FILTER (WHERE counts AND high), true)
                THEN coalesce(sum(cost) FILTER (WHERE counts AND high), 0) END AS high_backlog,
           CASE WHEN coalesce(bool_and(cost IS NOT NULL) FILTER (WHERE counts AND high), true)
                THEN coalesce(sum(restated) FILTER (WHERE counts AND high), 0) END AS high_restated,
           max(grade_order) AS worst_grade,
           count(*) FILTER (WHERE grade = 'D' AND priority = '1' AND NOT priority_assumed) AS urgent,
           count(*) FILTER (WHERE grade = 'D' AND priority = '1' AND priority_assumed) AS urgent_assumed
    FROM line GROUP BY asset_id
)
SELECT s.asset_id, s.kind_code AS survey_kind, s.surveyed_on,
       CASE WHEN i.asset_id IS NULL THEN 0 ELSE i.backlog END AS backlog,
       CASE WHEN i.asset_id IS NULL THEN 0 ELSE i.high_backlog END AS high_backlog,
       CASE WHEN i.asset_id IS NULL THEN 0 ELSE i.high_restated END AS high_restated,
       i.worst_grade, coalesce(i.urgent, 0) AS urgent, coalesce(i.urgent_assumed, 0) AS urgent_assumed
FROM facts.survey_latest s
LEFT JOIN summary i ON i.asset_id = s.asset_id;
COMMENT ON VIEW facts.condition_summary IS 'Condition of each surveyed asset. A backlog with an item that nobody costed is unknown; without a survey there is no row.';
