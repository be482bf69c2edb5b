/* Energy: one row is what one meter read over one period. */
#include <string.h>

#include "importers/fields.h"
#include "importers/row.h"
#include "sql/embedded.h"

static const struct field fields[] = {
    ASSET_FIELDS,
    SHORT("building_code", "Block Code|Building Ref"),
    NEEDED("meter", FIELD_TEXT, NULL, 0, SHORT_MAX, "Meter Ref|Meter Number|MPAN|MPRN|Meter Serial"),
    NEEDED("fuel", FIELD_CODE, "fuel", 0, 0, "Fuel Type|Utility|Energy Type"),
    NEEDED("period_start", FIELD_DATE, NULL, 0, 0, "From|Start Date|Period From|Bill From"),
    NEEDED("period_end", FIELD_DATE, NULL, 0, 0, "To|End Date|Period To|Bill To"),
    NEEDED("kwh", FIELD_NUMBER, NULL, 0, 99999999999, "Consumption|Consumption kWh|Usage kWh|Units kWh"),
    {"cost", FIELD_MONEY, false, NULL, 0, 0, "Net Cost|Amount"},
    CODE("reading_kind", "reading_kind", "Read Type|Reading Type"),
    FLAG("automatic", "AMR|Smart Meter|HH"),
    FLAG("generates", "Generation|Export"),
};

static void check(struct row *row) {
    if (strcmp(row_get(row, "period_end"), row_get(row, "period_start")) < 0)
        row_reject(row, "period_end", "dates_reversed",
                   "the period ends before it starts: correct the dates and import the file again");
}

static const char *const key[] = {"asset_code", "meter", "fuel", "period_start", NULL};

static const char *const steps[] = {
    sql_import_energy_rows,
    sql_import_find_asset,
    sql_import_reject_unfound,
    sql_import_make_building,
    sql_import_find_building,
    sql_import_energy_supply,
    sql_import_energy_find_supply,
    sql_import_energy_overlap,
    sql_import_link, /* what is left after what keeps rows out */
    sql_import_energy_reading_update,
    sql_import_energy_reading_insert,
    NULL,
};

const struct kind kind_energy = {"energy", "readings", fields, sizeof fields / sizeof *fields,
                                 key,      check,      steps};
