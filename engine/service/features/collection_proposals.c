#include "engine/service/features/collections_inside.h"

static const struct column proposal_columns[] = {
    {"reference", CQL2_TEXT, 0},
    {"asset_name", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"category_code", CQL2_TEXT, 0},
    {"category", CQL2_TEXT, 0},
    {"kind_code", CQL2_TEXT, 0},
    {"kind", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"name", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"state_code", CQL2_TEXT, 0},
    {"state", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"proposed_on", CQL2_DATE, COLUMN_SORTED | COLUMN_LISTED},
    {"plan", CQL2_TEXT, 0},
    {"value_gbp", CQL2_NUMBER, COLUMN_SORTED},
    {"homes", CQL2_INTEGER, 0},
    {"term_months", CQL2_INTEGER, 0},
    {"review_on", CQL2_DATE, 0},
    {"decided_on", CQL2_DATE, COLUMN_LISTED},
    {"closed_on", CQL2_DATE, COLUMN_SORTED},
};

const struct collection collection_proposals = {
    .name = "proposals",
    .title = "Proposals",
    .about = "What is proposed for assets, and how far it has come on its way to a decision. For the "
             "council's staff.",
    .view = "served.proposal",
    .geometry_type = "point",
    COLUMNS(proposal_columns),
};
