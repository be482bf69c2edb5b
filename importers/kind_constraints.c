/*
 * Constraints: one row is one thing that binds an asset, such as a covenant or claw-back, or that was looked
 * for and is not there.
 */
#include <string.h>

#include "importers/fields.h"
#include "importers/row.h"
#include "sql/embedded.h"

static const struct field fields[] = {
    ASSET_FIELDS,
    NEEDED("constraint_kind", FIELD_CODE, "constraint_kind", 0, 0, "Kind|Constraint|Type|Burden"),
    SHORT("constraint_reference", "Reference|Ref|Entry|Title|Title Number|Deed"),
    FLAG("found", "Present|Applies|Recorded"),
    TEXT("terms", "Details|Description|Wording"),
    NEEDED("constraint_source", FIELD_TEXT, NULL, 0, 0, "Source|Read In|Evidence|Document"),
    DATE("since", "From|Valid From|Dated|Date|Date of Deed"),
    DATE("until", "To|Valid To|Expires|Ends|End Date"),
    CODE("marking", "marking", "Protective Marking|Sensitivity"),
};

static void check(struct row *row) {
    const char *since = row_get(row, "since"), *until = row_get(row, "until");

    if (since != NULL && until != NULL && strcmp(until, since) <= 0)
        row_reject(row, "until", "dates_reversed", "the constraint ends before it begins");
}

static const char *const key[] = {"asset_code", "constraint_kind", "constraint_reference", NULL};

static const char *const steps[] = {
    sql_import_constraints_rows,
    sql_import_find_asset,
    sql_import_reject_unfound,
    sql_import_reject_archived,
    sql_import_collide,
    sql_import_constraints_reversed,
    sql_import_link, /* what is left after what keeps rows out */
    sql_import_constraints_merge,
    NULL,
};

const struct kind kind_constraints = {"constraints", "constraints", fields, sizeof fields / sizeof *fields,
                                      key,           check,         steps};
