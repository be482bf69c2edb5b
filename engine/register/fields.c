#include "engine/register/fields.h"

#include <string.h>

#include "engine/base/text.h"
#include "geo/written_place.h"

#define LINE_MOST  200
#define NOTES_MOST 65536
#define UPRN_MOST  999999999999
#define AREA_MOST  999999999 /* m2 */
#define YEAR_MOST  2100
#define MONEY_MOST 999999999 /* GBP */

const struct register_field register_fields[] = {
    {NULL, "name", REGISTER_LINE, false, LINE_MOST, NULL, "What it is called."},
    {NULL, "category", REGISTER_CODE, false, 0, "category", "What it is."},
    {NULL, "marking", REGISTER_CODE, false, 0, "marking",
     "Who may read the record; none above what the editor may read."},
    {NULL, "validation", REGISTER_CODE, false, 0, "validation",
     "Validated, or still being validated and so outside the counts."},
    {NULL, "uprn", REGISTER_INTEGER, true, UPRN_MOST, NULL, "Unique Property Reference Number."},
    {NULL, "street_number", REGISTER_LINE, true, LINE_MOST, NULL,
     "House number or range as written: 54-56, 106a."},
    {NULL, "street", REGISTER_LINE, true, LINE_MOST, NULL, "Street."},
    {NULL, "locality", REGISTER_LINE, true, LINE_MOST, NULL, "Village or part of a town."},
    {NULL, "post_town", REGISTER_LINE, true, LINE_MOST, NULL, "Post town."},
    {NULL, "postcode", REGISTER_LINE, true, 8, NULL, "Postcode with one space, or the outward part alone."},
    {NULL, "location", REGISTER_PLACE, true, WRITTEN_PLACE_MOST, NULL,
     "Where it is: easting and northing (322812, 145121), a grid reference (ST 228 245), or latitude and "
     "longitude (51.0154, -3.1012)."},
    {NULL, "location_licence", REGISTER_LINE, false, LINE_MOST, NULL,
     "Licence and source of `location`, given with it; `set by hand` when not given, which keeps the "
     "coordinates out of what is published."},
    {NULL, "service", REGISTER_LINE, true, LINE_MOST, NULL, "The service that uses it."},
    {NULL, "responsible_officer", REGISTER_LINE, true, LINE_MOST, NULL,
     "Post that answers for it: a post, not a person's name."},
    {NULL, "budget_held_centrally", REGISTER_BOOLEAN, true, 0, NULL,
     "Whether the Corporate Landlord holds its budget."},
    {NULL, "purpose_confirmed_on", REGISTER_DATE, true, 0, NULL,
     "When a review last confirmed why it is held; not a day to come."},
    {NULL, "fixed_asset_reference", REGISTER_LINE, true, LINE_MOST, NULL,
     "Reference in the finance team's fixed asset register."},
    {NULL, "land_area_m2", REGISTER_DECIMAL, true, AREA_MOST, NULL,
     "Area of land as stated, m2; where land is drawn, what is drawn counts."},
    {NULL, "notes", REGISTER_TEXT, true, NOTES_MOST, NULL, "Free text."},
    {"holding", "purpose", REGISTER_CODE, false, 0, "purpose", "Why it is held."},
    {"holding", "scope", REGISTER_CODE, false, 0, "scope", "Whether the objectives apply, and if not why."},
    {"holding", "status", REGISTER_CODE, false, 0, "status", "Where it is in its life."},
    {"holding", "basis", REGISTER_CODE, false, 0, "disposal_basis",
     "On what it is disposed of without a decision of ours; it is then listed as an exception."},
    {"holding", "from", REGISTER_DATE, false, 0, NULL,
     "Day from which the rest of `holding` holds; today when not given."},
    {"liability", "council_repairs", REGISTER_CODE, false, 0, "council_repairs", "What the council repairs."},
    {"liability", "share_percent", REGISTER_DECIMAL, true, 100, NULL,
     "The council's share, when it repairs a share."},
    {"liability", "duty_holder", REGISTER_CODE, false, 0, "duty_holder",
     "Who must keep inspections in date."},
    {"liability", "from", REGISTER_DATE, false, 0, NULL,
     "Day from which the rest of `liability` holds; today when not given."},
    {"interest", "tenure", REGISTER_CODE, false, 0, "tenure",
     "How the council holds it, of its one interest that has not ended; of an asset without any it makes "
     "one."},
    {"interest", "tenure_detail", REGISTER_CODE, true, 0, "tenure_detail",
     "How it is used, as the Transparency Code lists it; empties `tenure_other` unless that is given too."},
    {"interest", "tenure_other", REGISTER_LINE, true, LINE_MOST, NULL,
     "The same in words, where no code says it."},
    {"interest", "title_number", REGISTER_LINE, true, LINE_MOST, NULL, "HM Land Registry title number."},
    {"interest", "land_only", REGISTER_BOOLEAN, true, 0, NULL, "Land without a permanent building."},
    {"building", "code", REGISTER_LINE, false, LINE_MOST, NULL,
     "Which building the rest of `building` is of, by its code; needed where there are several."},
    {"building", "name", REGISTER_LINE, true, LINE_MOST, NULL, "Name of the building or block."},
    {"building", "floor_area_m2", REGISTER_DECIMAL, true, AREA_MOST, NULL, "Gross internal floor area, m2."},
    {"building", "year_built", REGISTER_INTEGER, true, YEAR_MOST, NULL, "Year of completion, from 1000."},
    {"building", "storeys", REGISTER_INTEGER, true, 50, NULL, "Storeys above ground."},
    {"building", "lifts", REGISTER_INTEGER, true, 1000, NULL, "Passenger lifts."},
    {"building", "air_conditioned", REGISTER_BOOLEAN, true, 0, NULL, "Air conditioning over 12 kW."},
    {"building", "heating", REGISTER_CODE, true, 0, "heating", "Main heating."},
    {"building", "boiler_year", REGISTER_INTEGER, true, YEAR_MOST, NULL,
     "Year the main heating plant was installed, from 1900."},
    {"building", "asbestos", REGISTER_CODE, true, 0, "asbestos", "Asbestos: none, managed or presumed."},
    {"building", "temporary", REGISTER_BOOLEAN, true, 0, NULL, "A temporary block."},
    {"building", "life_ends_on", REGISTER_DATE, true, 0, NULL, "End of expected life as last assessed."},
    {"building", "replacement_cost", REGISTER_DECIMAL, true, MONEY_MOST, NULL,
     "What it would cost to build anew, GBP, more than 0."},
    {"building", "replacement_cost_on", REGISTER_DATE, true, 0, NULL, "Day of prices of that cost."},
    {"building", "roof_potential_kwh", REGISTER_INTEGER, true, MONEY_MOST, NULL,
     "What panels on its roof would make in a year, kWh."},
    {0}};

const char *const register_groups[] = {"holding", "liability", "interest", "building", NULL};

const struct register_field *register_field_find(const char *group, const char *name) {
    for (const struct register_field *field = register_fields; field->name; field++)
        if (text_equal(field->group, group) && strcmp(field->name, name) == 0) return field;
    return NULL;
}

bool register_group_exists(const char *group) {
    for (const char *const *known = register_groups; *known; known++)
        if (strcmp(*known, group) == 0) return true;
    return false;
}

const char *register_type_name(enum register_type type) {
    static const char *const names[] = {"line",    "text",    "code", "integer",
                                        "decimal", "boolean", "date", "place"};
    return names[type];
}
