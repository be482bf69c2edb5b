-- The backlog of the latest published run, by survey and by group of components, for any grouping and for forecasts. For
-- the council's own staff; of the assets that the reader may see.

CREATE VIEW publish.backlog_basis AS
SELECT basis.run_id, run.as_at, basis.price_base, basis.backlog_definition_id, definition.description AS definition,
       basis.common_schools, basis.common_non_schools, basis.spread_per_year, basis.spread_limit, basis.item_spread,
       basis.ageing_spread, basis.draws, basis.seed
FROM evaluation.backlog_basis basis
JOIN publish.latest_run run ON run.run_id = basis.run_id
JOIN evaluation.backlog_definition definition ON definition.backlog_definition_id = basis.backlog_definition_id;
COMMENT ON VIEW publish.backlog_basis IS 'With what parameters the latest published run estimated the backlog: none or one row.';
COMMENT ON COLUMN publish.backlog_basis.as_at IS 'Day of the facts.';
COMMENT ON COLUMN publish.backlog_basis.definition IS 'The definition of backlog in words.';

CREATE VIEW publish.backlog_unit WITH (security_barrier) AS
SELECT unit.measure, unit.asset_id, unit.survey_id, unit.segment, unit.evidence,
       coalesce(kind.label, 'Imputed: no costed survey') AS evidence_label, unit.likely, unit.spread, unit.scatter
FROM evaluation.backlog_unit unit
JOIN publish.latest_run run ON run.run_id = unit.run_id
JOIN publish.asset_cleared asset ON asset.asset_id = unit.asset_id
LEFT JOIN code.survey_kind kind ON kind.code = unit.evidence;
COMMENT ON VIEW publish.backlog_unit IS 'What each survey says of each asset''s backlog, or what was imputed, in the latest published run.';
COMMENT ON COLUMN publish.backlog_unit.evidence_label IS 'Kind of survey in words, or that there is none.';

CREATE VIEW publish.backlog_cell WITH (security_barrier) AS
SELECT cell.asset_id, cell.survey_id, cell.element_code, element.label AS element, cell.a_m2, cell.b_m2, cell.c_high, cell.c_low,
       cell.d_high, cell.d_low
FROM evaluation.backlog_cell cell
JOIN publish.latest_run run ON run.run_id = cell.run_id
JOIN publish.asset_cleared asset ON asset.asset_id = cell.asset_id
JOIN code.element ON element.code = cell.element_code;
COMMENT ON VIEW publish.backlog_cell IS 'The groups of components of each asset as surveyed, or as imputed, in the latest published run.';
COMMENT ON COLUMN publish.backlog_cell.element IS 'Group of components.';

CREATE VIEW publish.backlog_ageing AS
SELECT ageing.segment, ageing.element_code, element.label AS element, ageing.ab, ageing.bc, ageing.cd, ageing.factor, ageing.lines,
       ageing.worn_found, ageing.worn_untreated, ageing.fitted, ageing.c_per_m2, ageing.d_per_m2, ageing.c_high_share,
       ageing.d_high_share
FROM evaluation.backlog_ageing ageing
JOIN publish.latest_run run ON run.run_id = ageing.run_id
JOIN code.element ON element.code = ageing.element_code;
COMMENT ON VIEW publish.backlog_ageing IS 'How each group of components ages in the forecasts of the latest published run, and what that was calibrated against.';
COMMENT ON COLUMN publish.backlog_ageing.element IS 'Group of components.';

-- Every line of a survey, not only the open ones: it is the survey that is priced.
CREATE VIEW publish.survey_line_priced WITH (security_barrier) AS
SELECT asset.asset_id, survey.kind_code AS survey_kind, item.grade_code AS grade, item.element_code, element.label AS element,
       CASE WHEN item.unit = 'm2' THEN item.quantity END AS area_m2, item.cost AS own_cost,
       coalesce(item.priority_code, assumed.priority_code) AS priority, item.priority_code IS NULL AS priority_assumed,
       assumed.source AS assumption,
       coalesce(item.grade_code = ANY (definition.grades)
                AND coalesce(item.priority_code, assumed.priority_code) = ANY (definition.priorities), false) AS counts,
       round(CASE WHEN item.unit = 'm2' THEN item.quantity END * rate.low * place.factor, 2) AS low,
       round(CASE WHEN item.unit = 'm2' THEN item.quantity END * rate.likely * place.factor, 2) AS likely,
       round(CASE WHEN item.unit = 'm2' THEN item.quantity END * rate.high * place.factor, 2) AS high
FROM register.condition_item item
JOIN register.condition_survey survey ON survey.survey_id = item.survey_id
JOIN publish.asset_cleared asset ON asset.asset_id = survey.asset_id
JOIN code.element ON element.code = item.element_code
CROSS JOIN (SELECT coalesce(facts.parameter('backlog_location_factor'), 1)::numeric AS factor) AS place
CROSS JOIN facts.backlog_definition definition
LEFT JOIN facts.repair_rate rate ON rate.element_code = item.element_code AND rate.grade_code = item.grade_code
LEFT JOIN (SELECT DISTINCT ON (grade_code) grade_code, priority_code, source FROM evaluation.priority_assumption
           WHERE valid_from <= (SELECT facts.as_of()) ORDER BY grade_code, valid_from DESC) AS assumed
     ON assumed.grade_code = item.grade_code;
COMMENT ON VIEW publish.survey_line_priced IS 'Lines of condition surveys, priced by area and the rates of repair for their grade, beside what the survey itself says they cost.';
COMMENT ON COLUMN publish.survey_line_priced.survey_kind IS 'Kind of the survey, as a code.';
COMMENT ON COLUMN publish.survey_line_priced.area_m2 IS 'Its area, m2; null where the survey gives none.';
COMMENT ON COLUMN publish.survey_line_priced.own_cost IS 'What the survey says it costs, GBP.';
COMMENT ON COLUMN publish.survey_line_priced.priority IS 'Its priority; where the survey gives none, that assumed for the grade.';
COMMENT ON COLUMN publish.survey_line_priced.priority_assumed IS 'The survey gives none.';
COMMENT ON COLUMN publish.survey_line_priced.assumption IS 'Who assumed it and why.';
COMMENT ON COLUMN publish.survey_line_priced.counts IS 'Backlog by the definition in force, if it is still open.';
COMMENT ON COLUMN publish.survey_line_priced.low IS 'GBP by the low rate; null without an area or a rate. Grade A costs nothing and has none.';
COMMENT ON COLUMN publish.survey_line_priced.likely IS 'GBP by the likely rate.';
COMMENT ON COLUMN publish.survey_line_priced.high IS 'GBP by the high rate.';
