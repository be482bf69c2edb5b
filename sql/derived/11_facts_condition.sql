-- Condition: which survey items are backlog, and what they come to.

CREATE VIEW facts.condition_item_open AS
WITH survey AS (
    SELECT s.survey_id, s.asset_id, s.kind_code, s.surveyed_on, s.price_base_on,
           row_number() OVER (PARTITION BY s.asset_id ORDER BY s.surveyed_on NULLS FIRST, s.survey_id) AS turn
    FROM register.condition_survey s
    WHERE s.surveyed_on IS NULL OR s.surveyed_on <= (SELECT facts.as_of())
), newest AS ( -- the last survey with lines for a building, and the last with lines for the whole site
    SELECT s.asset_id, i.building_id, max(s.turn) AS turn
    FROM register.condition_item i JOIN survey s USING (survey_id) GROUP BY s.asset_id, i.building_id
), single AS (
    SELECT asset_id FROM register.building GROUP BY asset_id HAVING count(*) = 1
), counts AS (
    SELECT n.asset_id, n.building_id, n.turn
    FROM newest n
    LEFT JOIN newest site ON site.asset_id = n.asset_id AND site.building_id IS NULL
    LEFT JOIN single ON single.asset_id = n.asset_id
    WHERE (n.building_id IS NULL OR site.turn IS NULL OR n.turn >= site.turn)
      AND NOT (n.building_id IS NULL AND single.asset_id IS NOT NULL
               AND EXISTS (SELECT FROM newest later WHERE later.asset_id = n.asset_id AND later.turn > n.turn))
), assumed AS (
    SELECT DISTINCT ON (grade_code) grade_code, priority_code FROM evaluation.priority_assumption
    WHERE valid_from <= (SELECT facts.as_of()) ORDER BY grade_code, valid_from DESC
)
SELECT i.item_id, s.asset_id, i.survey_id, i.building_id, s.kind_code AS survey_kind, s.surveyed_on, s.price_base_on,
       i.element_code, i.grade_code AS grade, coalesce(i.priority_code, a.priority_code) AS priority,
       i.priority_code IS NULL AND a.priority_code IS NOT NULL AS priority_assumed, i.cost
FROM register.condition_item i
JOIN survey s ON s.survey_id = i.survey_id
JOIN counts n ON n.asset_id = s.asset_id AND coalesce(n.building_id, 0) = coalesce(i.building_id, 0) AND n.turn = s.turn
LEFT JOIN assumed a ON a.grade_code = i.grade_code
WHERE i.cleared_on IS NULL OR i.cleared_on > (SELECT facts.as_of());
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

CREATE VIEW facts.condition_summary AS
WITH backlog AS (
    SELECT asset_id,
           CASE WHEN bool_and(cost IS NOT NULL) THEN sum(cost) END AS backlog,
           CASE WHEN coalesce(bool_and(cost IS NOT NULL) FILTER (WHERE high_priority), true)
                THEN coalesce(sum(cost) FILTER (WHERE high_priority), 0) END AS high_backlog
    FROM facts.backlog_item GROUP BY asset_id
), open_item AS (
    SELECT asset_id, max(g.sort_order) AS worst_grade,
           count(*) FILTER (WHERE grade = 'D' AND priority = '1' AND NOT priority_assumed) AS urgent,
           count(*) FILTER (WHERE grade = 'D' AND priority = '1' AND priority_assumed) AS urgent_assumed
    FROM facts.condition_item_open i LEFT JOIN code.condition_grade g ON g.code = i.grade GROUP BY asset_id
)
SELECT s.asset_id, s.kind_code AS survey_kind, s.surveyed_on,
       CASE WHEN b.asset_id IS NULL THEN 0 ELSE b.backlog END AS backlog,
       CASE WHEN b.asset_id IS NULL THEN 0 ELSE b.high_backlog END AS high_backlog,
       o.worst_grade, coalesce(o.urgent, 0) AS urgent, coalesce(o.urgent_assumed, 0) AS urgent_assumed
FROM facts.survey_latest s
LEFT JOIN backlog b ON b.asset_id = s.asset_id
LEFT JOIN open_item o ON o.asset_id = s.asset_id;
COMMENT ON VIEW facts.condition_summary IS 'Condition of each surveyed asset. A backlog with an item that nobody costed is unknown; without a survey there is no row.';
