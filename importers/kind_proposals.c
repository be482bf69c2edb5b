/* Proposals: one row is one scheme for one asset: housing, care, regeneration, an offer to a parish. */
#include "engine/base/format.h"
#include "importers/fields.h"
#include "importers/row.h"
#include "sql/embedded.h"

static const struct field fields[] = {
    ASSET_FIELDS,
    NEEDED("proposal_kind", FIELD_CODE, "proposal_kind", 0, 0, "Kind|Proposal|Type|Proposed Use|Scheme Type"),
    NEEDED("proposal_stage", FIELD_CODE, "proposal_stage", 0, 0, "Stage|Status|Progress"),
    SHORT("proposal_name", "Scheme|Scheme Name|Name|Title|Project"),
    DATE("proposed_on", "Proposed|Date Proposed|First Proposed|Date"),
    INTEGER("homes", 0, 100000, "Dwellings|Units|Number of Homes|Total Homes"),
    INTEGER("social_homes", 0, 100000, "Social|Social Rent|Affordable Homes|Social Housing"),
    FLAG("community_led", "Community Led|Community Land Trust|CLT"),
    FLAG("self_build", "Self Build|Custom Build|Self or Custom Build"),
    CODE("marking", "marking", "Protective Marking|Sensitivity"),
};

static void check(struct row *row) {
    int64_t homes, social;

    if (number_parse_integer(row_get(row, "homes"), &homes) &&
        number_parse_integer(row_get(row, "social_homes"), &social) && social > homes)
        row_drop(row, "social_homes", "amounts_differ",
                 "there are more social homes than homes; the social homes were left out");
}

static const char *const key[] = {"asset_code", "proposal_kind", "proposal_name", NULL};

static const char *const steps[] = {
    sql_import_proposals_rows,
    sql_import_find_asset,
    sql_import_reject_unfound,
    sql_import_reject_archived,
    sql_import_collide,
    sql_import_proposals_social,
    sql_import_link, /* what is left after what keeps rows out */
    sql_import_proposals_merge,
    NULL,
};

const struct kind kind_proposals = {"proposals", "proposals", fields, sizeof fields / sizeof *fields,
                                    key,         check,       steps};
