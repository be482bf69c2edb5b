/* Condition surveys in their two usual forms: one row is one line of a survey, a graded component with its
 * share or area, or a priced item with grade, priority and year. */
#include <string.h>

#include "importers/fields.h"
#include "importers/row.h"
#include "sql/embedded.h"

static const struct field fields[] = {
    ASSET_FIELDS,
    SHORT("building_code", "Block Code|Building Ref|Building ID"),
    SHORT("survey_reference", "Survey Ref|Survey ID|Survey"),
    CODE("survey_kind", "survey_kind", "Survey Type"),
    DATE("surveyed_on", "Survey Date|Date of Survey|Inspected On"),
    TEXT("surveyor", "Surveyed By"),
    SHORT("line_reference", "Item Ref|Line|Item No|Item"),
    NEEDED("element", FIELD_CODE, "element", 0, 0, "Building Element|Element Name"),
    TEXT("sub_element", "SubElement"),
    TEXT("component", "Construction Type|Description|Component Type"),
    CODE("grade", "condition_grade", "Condition|Condition Grade"),
    CODE("priority", "condition_priority", "Priority Rating"),
    NUMBER("composition", 0, 1, NULL),
    {"quantity", FIELD_NUMBER, false, NULL, 0, 1e12, "Qty"},
    TEXT("unit", "Units|UOM"),
    {"cost", FIELD_MONEY, false, NULL, 0, 1e11, "Repair Cost|Estimated Cost|Total Cost"},
    INTEGER("cost_pence", 0, 1e13, "Cost (pence)|Total pence"),
    {"unit_rate", FIELD_MONEY, false, NULL, 0, 1e9, "Rate|Unit Rate|Unit Cost|Rate GBP"},
    YEAR("planned_year", "Year|Planned Year|Programme Year|Work Year|Year Due|Financial Year"),
    NUMBER("remaining_life_years", 0, 1000, "Remaining Life|Remaining Life (years)|Life Expectancy|RUL"),
    DATE("price_base_on", "Price Base|Price Base Date|Base Date|Prices At|Cost Base Date"),
    FLAG("includes_preliminaries", "Preliminaries Included|Prelims Included|Includes Prelims"),
    FLAG("includes_contingency", "Contingency Included"),
    FLAG("includes_fees", "Fees Included"),
    FLAG("includes_vat", "VAT Included|Inc VAT|Including VAT"),
    TEXT("remedy", "Recommendation|Remedial Work|Action"),
    DATE("cleared_on", "Completed On|Date Completed"),
    FLAG("done", "Completed|Complete|Work Done|Done"),
    NUMBER("floor_area_m2", 0.01, 1e9, "GIFA|GIA"),
    INTEGER("storeys", 0, 50, NULL),
    INTEGER("lifts", 0, 1000, "No of Lifts|Number of Lifts"),
};

static void check(struct row *row) {
    const char *cleared = row_get(row, "cleared_on"), *surveyed = row_get(row, "surveyed_on");

    row_pence(row, "cost", "cost_pence");
    if (cleared != NULL && surveyed != NULL && strcmp(cleared, surveyed) < 0)
        row_warn(row, "cleared_on", "dates_reversed",
                 "the work is said to have been done before the survey that asks for it");
}

/* A line without a reference has no key: the SQL tells such lines apart by what they describe. */
static const char *const key[] = {"line_reference", "asset_code", "building_code", "survey_reference", NULL};

static const char *const steps[] = {
    sql_import_condition_rows,
    sql_import_find_asset,
    sql_import_create_asset,
    sql_import_reject_unfound,
    sql_import_reject_archived,
    sql_import_condition_collide,
    sql_import_condition_price,
    sql_import_condition_done,
    sql_import_link, /* what is left after what keeps rows out */
    sql_import_make_building,
    sql_import_find_building,
    sql_import_condition_building,
    sql_import_condition_survey,
    sql_import_condition_item,
    NULL,
};

const struct kind kind_condition = {"condition", "survey lines", fields, sizeof fields / sizeof *fields,
                                    key,         check,          steps};
