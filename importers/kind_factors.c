/* Carbon factors: one row is one fuel, scope and year of a published set. */
#include "importers/fields.h"
#include "sql/embedded.h"

static const struct field fields[] = {
    NEEDED("fuel", FIELD_CODE, "fuel", 0, 0, "Fuel Type"),
    NEEDED("scope", FIELD_INTEGER, NULL, 1, 3, NULL),
    NEEDED("year", FIELD_INTEGER, NULL, 1990, 2100, NULL),
    NEEDED("kg_co2e_per_kwh", FIELD_NUMBER, NULL, 0, 99, "kgCO2e per kWh|kg CO2e"),
    TEXT("published_name", "Name"),
};

static const char *const key[] = {"fuel", "scope", "year", NULL};
static const char *const steps[] = {sql_import_factors_merge, NULL};

const struct kind kind_factors = {"factors", "factors", fields, sizeof fields / sizeof *fields,
                                  key,       NULL,      steps};
