/*
 * Energy, in the ways in which it comes: one row is what one meter read over one period, or over a year; or
 * it has a column for each month; or it is a day of half hours. What each is made of is in energy_layouts.c.
 */
#include "importers/energy_layouts.h"
#include "importers/fields.h"
#include "importers/half_hours.h"
#include "sql/embedded.h"

#define MONTH(number)                                                                                        \
    { "month_" number, FIELD_BY_MONTH, FIELD_OPTIONAL, NULL, 0, 99999999999, NULL }
#define MONTHS(ten)                                                                                          \
    MONTH(ten "0"), MONTH(ten "1"), MONTH(ten "2"), MONTH(ten "3"), MONTH(ten "4"), MONTH(ten "5"),          \
        MONTH(ten "6"), MONTH(ten "7"), MONTH(ten "8"), MONTH(ten "9")

static const struct field fields[] = {
    ASSET_FIELDS,
    FINDS("meter", FIELD_TEXT, 0, SHORT_MAX, "Meter Ref|Meter Number|MPAN|MPAN Core|MPRN|Meter Serial"),
    SHORT("building_code", "Block Code|Building Ref"),
    CODE("fuel", "fuel", "Fuel Type|Utility|Energy Type"),
    DATE("period_start", "From|Start Date|Period From|Bill From"),
    DATE("period_end", "To|End Date|Period To|Bill To"),
    {"kwh", FIELD_NUMBER, FIELD_OPTIONAL, NULL, 0, 99999999999,
     "Consumption|Consumption kWh|Usage kWh|Units kWh|Annual kWh|Annual Consumption|Total kWh"},
    YEAR("financial_year", NULL),
    INTEGER("calendar_year", 1990, 2100, NULL),
    DATE("date", "Reading Date|Settlement Date|Day"),
    TEXT("unit", "Units|UOM|Measurement Unit"),
    {"cost", FIELD_MONEY, FIELD_OPTIONAL, NULL, 0, 0, "Net Cost|Amount"},
    CODE("reading_kind", "reading_kind", "Read Type|Reading Type"),
    FLAG("automatic", "AMR|Smart Meter|HH"),
    FLAG("generates", "Generation|Generated"),
    FLAG("exports", "Export|Exported|Export Meter"),
    MONTHS("0"),
    MONTHS("1"),
    MONTHS("2"),
    MONTHS("3"),
    HALF_HOUR_FIELDS,
    MADE("made_kwh"),
    MADE("made_months"),
    MADE("made_missing"),
    MADE("made_estimated"),
};

_Static_assert(sizeof fields / sizeof *fields <= FIELDS_MAX, "FIELDS_MAX is too small");

static const char *const key[] = {"asset_code", "meter", "fuel", "period_start", NULL};

static const char *const steps[] = {
    sql_import_energy_rows,
    sql_import_find_asset,
    sql_import_energy_find_meter,
    sql_import_reject_unfound,
    sql_import_reject_archived,
    sql_import_make_building,
    sql_import_find_building,
    sql_import_energy_supply,
    sql_import_energy_find_supply,
    sql_import_energy_days,
    sql_import_energy_months,
    sql_import_energy_tell,
    sql_import_energy_widen,
    sql_import_energy_overlap,
    sql_import_link, /* what is left after what keeps rows out */
    sql_import_energy_reading_update,
    sql_import_energy_reading_insert,
    sql_import_energy_touch,
    NULL,
};

const struct kind kind_energy = {"energy", "readings",   fields, sizeof fields / sizeof *fields,
                                 key,      energy_check, steps};
