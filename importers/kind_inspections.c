/* Inspections: one row is one inspection or test that was made. One without an outcome proves nothing. */
#include <string.h>

#include "importers/fields.h"
#include "importers/row.h"
#include "sql/embedded.h"

static const struct field fields[] = {
    ASSET_FIELDS,
    SHORT("building_code", "Block Code|Building Ref"),
    NEEDED("inspection_type", FIELD_CODE, "inspection_type", 0, 0, "Inspection|Type|Test|Check"),
    NEEDED("inspected_on", FIELD_DATE, NULL, 0, 0, "Inspection Date|Date|Date Done|Test Date"),
    NEEDED("result", FIELD_CODE, "inspection_result", 0, 0, "Outcome|Status"),
    DATE("next_due_on", "Next Due|Due Date|Date Due"),
    SHORT("certificate", "Certificate Number|Reference"),
    TEXT("inspector", "Company|Contractor|Inspected By"),
    INTEGER("interval_months", 1, 600, "Interval (months)|Frequency (months)|Interval Months"),
    TEXT("interval_reason", "Reason for Interval|Scheme|Written Scheme"),
};

static void check(struct row *row) {
    const char *next = row_get(row, "next_due_on");

    if (next != NULL && strcmp(next, row_get(row, "inspected_on")) <= 0)
        row_drop(row, "next_due_on", "dates_reversed",
                 "the next inspection is due before this one was made; the date was left out");
}

static const char *const key[] = {"asset_code", "inspection_type", "inspected_on", "building_code", NULL};

static const char *const steps[] = {
    sql_import_inspections_rows,
    sql_import_find_asset,
    sql_import_reject_unfound,
    sql_import_reject_archived,
    sql_import_link, /* what is left after what keeps rows out */
    sql_import_make_building,
    sql_import_find_building,
    sql_import_inspections_merge,
    sql_import_inspections_duty,
    NULL,
};

const struct kind kind_inspections = {"inspections", "inspections", fields, sizeof fields / sizeof *fields,
                                      key,           check,         steps};
