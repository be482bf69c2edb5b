#include "engine/service/features/collections_inside.h"

/* --- condition --- */

static const struct column condition_columns[] = {
    {"reference", CQL2_TEXT, 0},
    {"name", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"category_code", CQL2_TEXT, 0},
    {"category", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"council_repairs_code", CQL2_TEXT, 0},
    {"council_repairs", CQL2_TEXT, 0},
    {"surveyed_on", CQL2_DATE, COLUMN_SORTED | COLUMN_LISTED},
    {"survey_age_years", CQL2_NUMBER, 0},
    {"over_5_years", CQL2_BOOLEAN, COLUMN_LISTED},
    {"backlog", CQL2_NUMBER, COLUMN_SORTED | COLUMN_LISTED},
    {"backlog_high_priority", CQL2_NUMBER, COLUMN_SORTED | COLUMN_LISTED},
    {"survey_kind", CQL2_TEXT, 0},
    {"worst_grade", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"open_items", CQL2_INTEGER, 0},
    {"uncosted_items", CQL2_INTEGER, 0},
    {"urgent_items", CQL2_INTEGER, 0},
    {"cost_grade_a", CQL2_NUMBER, 0},
    {"cost_grade_b", CQL2_NUMBER, 0},
    {"cost_grade_c", CQL2_NUMBER, 0},
    {"cost_grade_d", CQL2_NUMBER, COLUMN_SORTED},
    {"cost_priority_1", CQL2_NUMBER, COLUMN_SORTED},
    {"cost_priority_2", CQL2_NUMBER, 0},
    {"cost_priority_3", CQL2_NUMBER, 0},
    {"cost_priority_4", CQL2_NUMBER, 0},
};

const struct collection collection_condition = {
    .name = "condition",
    .title = "Condition",
    .about = "The newest condition survey of each asset: its date, and what the open items would cost by "
             "grade and "
             "priority.",
    .view = "served.condition",
    .geometry_type = "point",
    COLUMNS(condition_columns),
};

/* --- inspections --- */

static const struct column inspection_columns[] = {
    {"reference", CQL2_TEXT, 0},
    {"asset_name", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"category", CQL2_TEXT, COLUMN_SORTED},
    {"building_code", CQL2_TEXT, 0},
    {"building_name", CQL2_TEXT, COLUMN_LISTED},
    {"inspection_code", CQL2_TEXT, 0},
    {"inspection", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"must_hold", CQL2_BOOLEAN, 0},
    {"interval_months", CQL2_INTEGER, 0},
    {"inspected_on", CQL2_DATE, COLUMN_SORTED | COLUMN_LISTED},
    {"result", CQL2_TEXT, 0},
    {"next_due_on", CQL2_DATE, COLUMN_SORTED | COLUMN_LISTED},
    {"state", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"overdue_days", CQL2_NUMBER, COLUMN_SORTED | COLUMN_LISTED},
    {"duty_holder", CQL2_TEXT, 0},
};

const struct collection collection_inspections = {
    .name = "inspections",
    .title = "Inspections due",
    .about = "Each inspection that an asset or building has to have: passed, failed or run out, or nothing "
             "recorded. For "
             "the council's staff.",
    .view = "served.inspection",
    .geometry_type = "point",
    COLUMNS(inspection_columns),
};

/* --- judgements --- */

static const struct column judgement_columns[] = {
    {"reference", CQL2_TEXT, 0},
    {"name", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"category_code", CQL2_TEXT, 0},
    {"category", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"run_id", CQL2_INTEGER, 0},
    {"run_label", CQL2_TEXT, 0},
    {"as_at", CQL2_DATE, 0},
    {"score_1", CQL2_NUMBER, COLUMN_SORTED},
    {"score_2", CQL2_NUMBER, COLUMN_SORTED},
    {"score_3", CQL2_NUMBER, COLUMN_SORTED},
    {"score_4", CQL2_NUMBER, COLUMN_SORTED},
    {"score_5", CQL2_NUMBER, COLUMN_SORTED},
    {"score_6", CQL2_NUMBER, COLUMN_SORTED},
    {"rating_1", CQL2_TEXT, COLUMN_LISTED},
    {"rating_2", CQL2_TEXT, COLUMN_LISTED},
    {"rating_3", CQL2_TEXT, COLUMN_LISTED},
    {"rating_4", CQL2_TEXT, COLUMN_LISTED},
    {"rating_5", CQL2_TEXT, COLUMN_LISTED},
    {"rating_6", CQL2_TEXT, COLUMN_LISTED},
    {"direction_1", CQL2_TEXT, 0},
    {"direction_2", CQL2_TEXT, 0},
    {"direction_3", CQL2_TEXT, 0},
    {"direction_4", CQL2_TEXT, 0},
    {"direction_5", CQL2_TEXT, 0},
    {"direction_6", CQL2_TEXT, 0},
    {"change_1", CQL2_NUMBER, 0},
    {"change_2", CQL2_NUMBER, 0},
    {"change_3", CQL2_NUMBER, 0},
    {"change_4", CQL2_NUMBER, 0},
    {"change_5", CQL2_NUMBER, 0},
    {"change_6", CQL2_NUMBER, 0},
    {"coverage_1", CQL2_NUMBER, 0},
    {"coverage_2", CQL2_NUMBER, 0},
    {"coverage_3", CQL2_NUMBER, 0},
    {"coverage_4", CQL2_NUMBER, 0},
    {"coverage_5", CQL2_NUMBER, 0},
    {"coverage_6", CQL2_NUMBER, 0},
    {"guard_1", CQL2_TEXT, 0},
    {"guard_2", CQL2_TEXT, 0},
    {"guard_3", CQL2_TEXT, 0},
    {"guard_4", CQL2_TEXT, 0},
    {"guard_5", CQL2_TEXT, 0},
    {"guard_6", CQL2_TEXT, 0},
    {"failed_guards", CQL2_INTEGER, COLUMN_SORTED},
    {"unproven_guards", CQL2_INTEGER, COLUMN_SORTED},
};

const struct collection collection_judgements = {
    .name = "judgements",
    .title = "Judgements",
    .about = "How each asset serves the council's six objectives by the latest published run: scores, "
             "ratings, coverage, "
             "direction and guards.",
    .view = "served.judgement",
    .geometry_type = "point",
    COLUMNS(judgement_columns),
    .of_runs = true,
};
