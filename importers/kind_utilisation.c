/* Utilisation: one row is how much of an asset was in use on the day that it was measured. */
#include "importers/fields.h"
#include "importers/row.h"
#include "sql/embedded.h"

static const struct field fields[] = {
    ASSET_FIELDS,
    NEEDED("measured_on", FIELD_DATE, NULL, 0, 0,
           "Date|Survey Date|Utilisation Date|Measured|Date Measured|As at"),
    CODE("capacity_unit", "capacity_unit", "Unit|Measure|Capacity Type"),
    {"capacity", FIELD_NUMBER, false, NULL, 0.01, 1e9, "Total Capacity|Total Desks|Desks|Places"},
    NUMBER("used", 0, 1e9, "Occupied|In Use|Average Used|Average Occupied|Desks Used|Usage"),
    NUMBER("used_percent", 0, 1000,
           "Utilisation %|Occupancy %|Average Occupancy %|Utilisation|Occupancy|Use %"),
    NUMBER("partner_share_percent", 0, 100, "Partner Share %|Partner %"),
    DATE("vacant_since", "Vacant From|Date Vacated"),
};

static void check(struct row *row) {
    static const char *const measured[] = {"capacity", "used", "partner_share_percent", "vacant_since", NULL};

    if (row_get(row, "used_percent") != NULL && row_get(row, "used") == NULL &&
        row_get(row, "capacity") == NULL)
        row_drop(row, "used_percent", "value_incomplete",
                 "a share of the capacity cannot be kept without the capacity; it was left out");
    if (!row_has_any(row, measured))
        row_reject(row, "used", "value_missing",
                   "nothing was measured: neither use, capacity, partners' share nor vacancy");
}

static const char *const key[] = {"asset_code", "measured_on", NULL};

static const char *const steps[] = {
    sql_import_utilisation_rows,  sql_import_find_asset,
    sql_import_reject_unfound,    sql_import_reject_archived,
    sql_import_collide,           sql_import_link, /* what is left after what keeps rows out */
    sql_import_utilisation_merge, NULL,
};

const struct kind kind_utilisation = {"utilisation", "measurements", fields, sizeof fields / sizeof *fields,
                                      key,           check,          steps};
