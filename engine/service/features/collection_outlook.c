#include "engine/service/features/collections_inside.h"

/* --- emissions --- */

static const struct column emission_columns[] = {
    {"reference", CQL2_TEXT, 0},
    {"name", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"category_code", CQL2_TEXT, 0},
    {"category", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"financial_year", CQL2_INTEGER, COLUMN_LISTED},
    {"boundary_code", CQL2_TEXT, 0},
    {"boundary", CQL2_TEXT, 0},
    {"counts", CQL2_BOOLEAN, COLUMN_LISTED},
    {"kwh", CQL2_NUMBER, COLUMN_SORTED},
    {"kg_co2e", CQL2_NUMBER, COLUMN_SORTED | COLUMN_LISTED},
    {"kg_co2e_beside", CQL2_NUMBER, 0},
    {"kg_co2e_per_m2", CQL2_NUMBER, COLUMN_SORTED | COLUMN_LISTED},
    {"estimated", CQL2_BOOLEAN, COLUMN_LISTED},
    {"fuel_code", CQL2_TEXT, 0},
    {"fuel", CQL2_TEXT, COLUMN_LISTED},
    {"run_id", CQL2_INTEGER, 0},
    {"as_at", CQL2_DATE, 0},
};

const struct collection collection_emissions = {
    .name = "emissions",
    .title = "Emissions",
    .about = "What each asset emitted in the last financial year that had ended and was read, as the newest "
             "published run found it. The public is given what counts towards the council's own targets.",
    .view = "served.emission",
    .geometry_type = "point",
    COLUMNS(emission_columns),
    .of_runs = true,
};

/* --- recommendations --- */

static const struct column recommendation_columns[] = {
    {"reference", CQL2_TEXT, 0},
    {"name", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"category_code", CQL2_TEXT, 0},
    {"category", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"option_code", CQL2_TEXT, 0},
    {"option", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"worth_gbp", CQL2_NUMBER, COLUMN_SORTED | COLUMN_LISTED},
    {"gain", CQL2_NUMBER, COLUMN_SORTED | COLUMN_LISTED},
    {"capital_gbp", CQL2_NUMBER, COLUMN_SORTED | COLUMN_LISTED},
    {"receipt_gbp", CQL2_NUMBER, 0},
    {"net_present_cost_change", CQL2_NUMBER, 0},
    {"carbon_tonnes", CQL2_NUMBER, 0},
    {"conditions", CQL2_INTEGER, COLUMN_LISTED},
    {"options_feasible", CQL2_INTEGER, 0},
    {"options_blocked", CQL2_INTEGER, COLUMN_LISTED},
    {"blocks", CQL2_INTEGER, 0},
    {"for_marking_code", CQL2_TEXT, 0},
    {"run_id", CQL2_INTEGER, 0},
    {"as_at", CQL2_DATE, 0},
};

const struct collection collection_recommendations = {
    .name = "recommendations",
    .title = "Recommended options",
    .about = "What the newest published run finds best for each asset, of the options that you may read; to "
             "keep it as it is where none is worth more. For the council's staff. No decision.",
    .view = "served.recommendation",
    .geometry_type = "point",
    COLUMNS(recommendation_columns),
    .of_runs = true,
};
