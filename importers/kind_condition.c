/* Condition surveys: one row is one line of a survey. */
#include "importers/fields.h"
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
    TEXT("remedy", "Recommendation|Remedial Work|Action"),
    DATE("cleared_on", "Completed On|Date Completed"),
    NUMBER("floor_area_m2", 0, 1e9, "GIFA|GIA"),
    INTEGER("storeys", 0, 50, NULL),
};

/* A line without a reference has no key: the SQL tells such lines apart by what they describe. */
static const char *const key[] = {"line_reference", "asset_code", "building_code", "survey_reference", NULL};

static const char *const steps[] = {
    sql_import_condition_rows,     sql_import_find_asset,
    sql_import_create_asset,       sql_import_reject_unfound,
    sql_import_condition_collide,  sql_import_link, /* what is left after what keeps rows out */
    sql_import_make_building,      sql_import_find_building,
    sql_import_condition_building, sql_import_condition_survey,
    sql_import_condition_item,     NULL,
};

const struct kind kind_condition = {"condition", "survey lines", fields, sizeof fields / sizeof *fields,
                                    key,         NULL,           steps};
