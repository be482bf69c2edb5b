/* Lists of RAAC: one row is one school or building in which it was confirmed, or found to be gone. */
#include "importers/fields.h"
#include "importers/row.h"
#include "sql/embedded.h"

static const struct field fields[] = {
    ASSET_FIELDS,
    SHORT("building_code", "Block Code|Building Ref|Block"),
    TEXT("school_name", "Setting Name|School Name|School|Name"),
    CODE("raac", "raac", "RAAC Status|RAAC State|Confirmed RAAC"),
    NEEDED("raac_on", FIELD_DATE, NULL, 0, 0, "Stated On|Identified On|List Date|Date"),
    TEXT("arrangements", "Setting mitigation|Mitigation|Arrangements"),
};

/* To be on the list is to have it. How pupils are taught meanwhile says nothing of the building. */
static void check(struct row *row) {
    if (row_get(row, "raac") == NULL) row_set(row, "raac", "present");
}

static const char *const key[] = {"urn", "building_code", NULL};

static const char *const steps[] = {
    sql_import_raac_rows,
    sql_import_find_asset,
    sql_import_reject_unfound,
    sql_import_reject_archived,
    sql_import_make_building,
    sql_import_raac_make,
    sql_import_find_building,
    sql_import_raac_which,
    sql_import_raac_place,
    sql_import_link,
    sql_import_register_standing,
    sql_import_register_standing_statistics,
    sql_import_register_outranked,
    sql_import_register_outranked_told,
    sql_import_register_outranked_rows,
    sql_import_register_outranked_out,
    sql_import_register_outranked_in,
    sql_import_raac_known,
    sql_import_raac_merge,
    NULL,
};

const struct kind kind_raac = {"raac", "schools", fields, sizeof fields / sizeof *fields, key, check, steps};
