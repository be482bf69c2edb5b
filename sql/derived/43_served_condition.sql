-- Condition and inspections as features, at the point of their asset.

-- What the open lines of an asset's surveys come to. A sum with a line that nobody costed is unknown.
CREATE VIEW served.condition_cost AS
SELECT asset_id, count(*) AS open_items, count(*) FILTER (WHERE cost IS NULL) AS uncosted_items,
           CASE WHEN bool_and(cost IS NOT NULL) FILTER (WHERE grade = 'A') IS NOT FALSE
                THEN coalesce(sum(cost) FILTER (WHERE grade = 'A'), 0) END AS cost_grade_a,
           CASE WHEN bool_and(cost IS NOT NULL) FILTER (WHERE grade = 'B') IS NOT FALSE
                THEN coalesce(sum(cost) FILTER (WHERE grade = 'B'), 0) END AS cost_grade_b,
           CASE WHEN bool_and(cost IS NOT NULL) FILTER (WHERE grade = 'C') IS NOT FALSE
                THEN coalesce(sum(cost) FILTER (WHERE grade = 'C'), 0) END AS cost_grade_c,
           CASE WHEN bool_and(cost IS NOT NULL) FILTER (WHERE grade = 'D') IS NOT FALSE
                THEN coalesce(sum(cost) FILTER (WHERE grade = 'D'), 0) END AS cost_grade_d,
           CASE WHEN bool_and(cost IS NOT NULL) FILTER (WHERE priority = '1') IS NOT FALSE
                THEN coalesce(sum(cost) FILTER (WHERE priority = '1'), 0) END AS cost_priority_1,
           CASE WHEN bool_and(cost IS NOT NULL) FILTER (WHERE priority = '2') IS NOT FALSE
                THEN coalesce(sum(cost) FILTER (WHERE priority = '2'), 0) END AS cost_priority_2,
           CASE WHEN bool_and(cost IS NOT NULL) FILTER (WHERE priority = '3') IS NOT FALSE
                THEN coalesce(sum(cost) FILTER (WHERE priority = '3'), 0) END AS cost_priority_3,
           CASE WHEN bool_and(cost IS NOT NULL) FILTER (WHERE priority = '4') IS NOT FALSE
                THEN coalesce(sum(cost) FILTER (WHERE priority = '4'), 0) END AS cost_priority_4
FROM facts.condition_item_open GROUP BY asset_id;
COMMENT ON VIEW served.condition_cost IS 'Open lines of the latest surveys of each asset, by grade and by priority, at the surveys'' prices.';
COMMENT ON COLUMN served.condition_cost.asset_id IS 'The asset.';
COMMENT ON COLUMN served.condition_cost.open_items IS 'Open lines.';
COMMENT ON COLUMN served.condition_cost.uncosted_items IS 'Of them without a cost.';
COMMENT ON COLUMN served.condition_cost.cost_grade_a IS 'Cost of the open lines of grade A, GBP; null when one of them is not costed.';
COMMENT ON COLUMN served.condition_cost.cost_grade_b IS 'Cost of the open lines of grade B, GBP; null when one of them is not costed.';
COMMENT ON COLUMN served.condition_cost.cost_grade_c IS 'Cost of the open lines of grade C, GBP; null when one of them is not costed.';
COMMENT ON COLUMN served.condition_cost.cost_grade_d IS 'Cost of the open lines of grade D, GBP; null when one of them is not costed.';
COMMENT ON COLUMN served.condition_cost.cost_priority_1 IS 'Cost of the open lines of priority 1 (as surveyed, else as assumed from the grade), GBP; null when one of them is not costed.';
COMMENT ON COLUMN served.condition_cost.cost_priority_2 IS 'Cost of the open lines of priority 2 (as surveyed, else as assumed from the grade), GBP; null when one of them is not costed.';
COMMENT ON COLUMN served.condition_cost.cost_priority_3 IS 'Cost of the open lines of priority 3 (as surveyed, else as assumed from the grade), GBP; null when one of them is not costed.';
COMMENT ON COLUMN served.condition_cost.cost_priority_4 IS 'Cost of the open lines of priority 4 (as surveyed, else as assumed from the grade), GBP; null when one of them is not costed.';

-- The public is given what publish.asset gives it: date and backlog.
CREATE VIEW served.condition_edition AS
SELECT
    asset.asset_id, asset.reference COLLATE "C" AS id, asset.location AS geometry, asset.location_crs84 AS geometry_crs84,
    daterange(condition.surveyed_on, NULL) AS valid, asset.for_public, asset.marking_rank,
    asset.reference, asset.name, asset.category_code, asset.category, asset.council_repairs_code, asset.council_repairs,
    condition.surveyed_on, round((facts.as_of() - condition.surveyed_on) / 365.25, 1) AS survey_age_years,
    condition.surveyed_on < facts.as_of() - interval '5 years' AS over_5_years,
    condition.backlog, condition.high_backlog AS backlog_high_priority, staff.survey_kind, staff.worst_grade,
    staff.open_items, staff.uncosted_items, staff.urgent_items,
    staff.cost_grade_a, staff.cost_grade_b, staff.cost_grade_c, staff.cost_grade_d,
    staff.cost_priority_1, staff.cost_priority_2, staff.cost_priority_3, staff.cost_priority_4
FROM publish.asset_edition asset
JOIN facts.condition_summary condition ON condition.asset_id = asset.asset_id
LEFT JOIN (
    SELECT summary.asset_id, kind.label AS survey_kind, grade.code AS worst_grade,
           coalesce(cost.open_items, 0) AS open_items, coalesce(cost.uncosted_items, 0) AS uncosted_items,
           summary.urgent AS urgent_items,
           CASE WHEN cost.asset_id IS NULL THEN 0 ELSE cost.cost_grade_a END AS cost_grade_a,
           CASE WHEN cost.asset_id IS NULL THEN 0 ELSE cost.cost_grade_b END AS cost_grade_b,
           CASE WHEN cost.asset_id IS NULL THEN 0 ELSE cost.cost_grade_c END AS cost_grade_c,
           CASE WHEN cost.asset_id IS NULL THEN 0 ELSE cost.cost_grade_d END AS cost_grade_d,
           CASE WHEN cost.asset_id IS NULL THEN 0 ELSE cost.cost_priority_1 END AS cost_priority_1,
           CASE WHEN cost.asset_id IS NULL THEN 0 ELSE cost.cost_priority_2 END AS cost_priority_2,
           CASE WHEN cost.asset_id IS NULL THEN 0 ELSE cost.cost_priority_3 END AS cost_priority_3,
           CASE WHEN cost.asset_id IS NULL THEN 0 ELSE cost.cost_priority_4 END AS cost_priority_4
    FROM facts.condition_summary summary
    JOIN code.survey_kind kind ON kind.code = summary.survey_kind
    LEFT JOIN code.condition_grade grade ON grade.sort_order = summary.worst_grade
    LEFT JOIN served.condition_cost cost ON cost.asset_id = summary.asset_id
) AS staff ON staff.asset_id = asset.asset_id AND NOT asset.for_public;
COMMENT ON VIEW served.condition_edition IS 'Condition of each surveyed asset; valid from the day of its latest survey on.';
SELECT served.comment_columns('served.condition_edition', 'served.condition_cost');
SELECT served.comment_columns('served.condition_edition', 'publish.asset');
COMMENT ON COLUMN served.condition_edition.survey_age_years IS 'Age of that survey, years.';
COMMENT ON COLUMN served.condition_edition.over_5_years IS 'The survey is over 5 years old.';
COMMENT ON COLUMN served.condition_edition.survey_kind IS 'Kind of survey.';
COMMENT ON COLUMN served.condition_edition.worst_grade IS 'Worst grade of its open lines.';
COMMENT ON COLUMN served.condition_edition.urgent_items IS 'Open lines that the survey puts at grade D, priority 1.';
SELECT served.make_collection('condition', '{name,category,surveyed_on,backlog,backlog_high_priority,worst_grade,cost_grade_d,cost_priority_1}');

-- Codes hold no "~", so that the parts of an id stay apart whatever a building is called.
CREATE VIEW served.inspection_edition AS
SELECT
    edition.asset_id, (edition.reference || '-' || state.type_code || coalesce('~' || building.code, '')) COLLATE "C" AS id,
    asset.location AS geometry, asset.location_crs84 AS geometry_crs84, daterange(state.due_on, state.due_on, '[]') AS valid,
    edition.for_public, edition.marking_rank,
    edition.reference, asset.name AS asset_name, category.label AS category, building.code AS building_code,
    building.name AS building_name, state.type_code AS inspection_code, type.label AS inspection, state.guard AS must_hold,
    state.interval_months, state.inspected_on, result.label AS result, state.due_on AS next_due_on, state.state,
    state.overdue_days, duty.label AS duty_holder
FROM facts.inspection_state state
JOIN publish.edition_given edition ON edition.asset_id = state.asset_id AND NOT edition.for_public
JOIN register.asset ON asset.asset_id = state.asset_id
JOIN code.category ON category.code = asset.category_code
JOIN code.inspection_type type ON type.code = state.type_code
LEFT JOIN code.inspection_result result ON result.code = state.result_code
LEFT JOIN register.building ON building.building_id = state.building_id
LEFT JOIN facts.asset_duty own ON own.asset_id = state.asset_id
LEFT JOIN code.duty_holder duty ON duty.code = own.duty_holder_code;
COMMENT ON VIEW served.inspection_edition IS 'Inspections that must be made, by building or asset, and how each stands, at the point of the asset. For staff alone. Valid on the one day on which the next is due; null where nothing is recorded.';
SELECT served.comment_columns('served.inspection_edition', 'publish.inspection_state');
SELECT served.comment_columns('served.inspection_edition', 'publish.asset');
COMMENT ON COLUMN served.inspection_edition.asset_name IS 'Name of the asset.';
COMMENT ON COLUMN served.inspection_edition.building_name IS 'Name of the building.';
COMMENT ON COLUMN served.inspection_edition.inspection_code IS 'Kind of inspection, as a code.';
COMMENT ON COLUMN served.inspection_edition.interval_months IS 'Months between inspections.';
SELECT served.make_collection('inspection', '{asset_name,category,inspection,state,inspected_on,next_due_on,overdue_days}');
