#include "engine/service/features/value.h"

#include <stdint.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/text.h"
#include "engine/service/features/datetime.h"

#define NUMBER_MAX 64 /* digits, with sign, point and exponent */

/* What is too small for a double reads as nothing, and would be out of range where the column is one. */
static bool vanishes(const char *text, double value) {
    const char found = text[strcspn(text, "123456789eE")];
    return value == 0 && found >= '1' && found <= '9';
}

static bool is_number(const char *text) {
    double value;
    return strlen(text) <= NUMBER_MAX && number_parse(text, &value) && !vanishes(text, value);
}

bool value_is(enum cql2_type type, const char *text) {
    int64_t integer;

    switch (type) {
    case CQL2_TEXT:
        return true;
    case CQL2_INTEGER:
        return number_parse_integer(text, &integer);
    case CQL2_NUMBER:
        return is_number(text);
    case CQL2_BOOLEAN:
        return text_equal(text, "true") || text_equal(text, "false");
    case CQL2_DATE:
        return datetime_is_day(text);
    case CQL2_TIMESTAMP:
        return datetime_is_moment(text);
    case CQL2_GEOMETRY:
    case CQL2_INTERVAL:
        break;
    }
    return false;
}

const char *value_kind(enum cql2_type type) {
    static const char *const kinds[] = {
        [CQL2_TEXT] = "text",
        [CQL2_INTEGER] = "a whole number",
        [CQL2_NUMBER] = "a number",
        [CQL2_BOOLEAN] = "true or false",
        [CQL2_DATE] = "a date such as 2026-11-22",
        [CQL2_TIMESTAMP] = "a moment such as 2026-11-22T12:00:00Z",
        [CQL2_GEOMETRY] = "a shape",
        [CQL2_INTERVAL] = "an interval of dates",
    };
    return kinds[type];
}

const char *value_sql_type(enum cql2_type type) {
    static const char *const types[] = {
        [CQL2_TEXT] = "text",         [CQL2_INTEGER] = "bigint",     [CQL2_NUMBER] = "numeric",
        [CQL2_BOOLEAN] = "boolean",   [CQL2_DATE] = "date",          [CQL2_TIMESTAMP] = "timestamptz",
        [CQL2_GEOMETRY] = "geometry", [CQL2_INTERVAL] = "daterange",
    };
    return types[type];
}
