#include "engine/register/fields.h"

#include <string.h>

#include "engine/base/text.h"

#define LINE_MOST  200
#define NOTES_MOST 65536
#define UPRN_MOST  999999999999

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
    {NULL, "service", REGISTER_LINE, true, LINE_MOST, NULL, "The service that uses it."},
    {NULL, "responsible_officer", REGISTER_LINE, true, LINE_MOST, NULL,
     "Post that answers for it: a post, not a person's name."},
    {NULL, "budget_held_centrally", REGISTER_BOOLEAN, true, 0, NULL,
     "Whether the Corporate Landlord holds its budget."},
    {NULL, "purpose_confirmed_on", REGISTER_DATE, true, 0, NULL,
     "When a review last confirmed why it is held; not a day to come."},
    {NULL, "fixed_asset_reference", REGISTER_LINE, true, LINE_MOST, NULL,
     "Reference in the finance team's fixed asset register."},
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
    {0}};

const struct register_field *register_field_find(const char *group, const char *name) {
    for (const struct register_field *field = register_fields; field->name; field++)
        if (text_equal(field->group, group) && strcmp(field->name, name) == 0) return field;
    return NULL;
}

bool register_group_exists(const char *group) {
    for (const struct register_field *field = register_fields; field->name; field++)
        if (field->group && strcmp(field->group, group) == 0) return true;
    return false;
}

const char *register_type_name(enum register_type type) {
    static const char *const names[] = {"line", "text", "code", "integer", "decimal", "boolean", "date"};
    return names[type];
}
