#include "geo/formats/cells.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"

/* Length of the UTF-8 character at `at`, or 0 when it is none. */
static size_t character_length(const char *at, size_t left) {
    for (size_t length = 1; length <= 4 && length <= left; length++)
        if (text_is_utf8(at, length)) return length;
    return 0;
}

const char *cell_clean(struct arena *arena, const char *text, bool *damaged) {
    size_t length = strlen(text), used = 0;
    if (text_is_utf8(text, length)) return arena_text(arena, text);
    char *clean = arena_alloc(arena, 3 * length + 1);
    *damaged = true;
    while (length > 0) {
        size_t good = character_length(text, length);
        memcpy(clean + used, good ? text : "\xEF\xBF\xBD", good ? good : 3);
        used += good ? good : 3;
        text += good ? good : 1;
        length -= good ? good : 1;
    }
    return clean;
}

static const char *real_text(struct arena *arena, double value) {
    char digits[32];
    if (!isfinite(value)) return NULL;
    snprintf(digits, sizeof digits, "%.15g", value);
    if (strtod(digits, NULL) != value) snprintf(digits, sizeof digits, "%.17g", value);
    return arena_text(arena, digits);
}

/* OGR's time zone flag: 0 unknown, 1 local, 100 UTC, and a quarter of an hour for each step from there. */
static void add_zone(char *text, size_t size, int flag) {
    size_t used = strlen(text);
    int minutes = (flag - 100) * 15;
    if (flag == 100)
        snprintf(text + used, size - used, "Z");
    else if (flag > 1)
        snprintf(text + used, size - used, "%c%02d:%02d", minutes < 0 ? '-' : '+', abs(minutes) / 60,
                 abs(minutes) % 60);
}

static const char *time_text(struct arena *arena, OGRFeatureH feature, int index, OGRFieldType type) {
    int year, month, day, hour, minute, zone;
    float second;
    char text[96];
    if (!OGR_F_GetFieldAsDateTimeEx(feature, index, &year, &month, &day, &hour, &minute, &second, &zone))
        return NULL;
    if (type == OFTDate) return arena_format(arena, "%04d-%02d-%02d", year, month, day);
    bool whole = second == floorf(second);
    if (type == OFTTime)
        snprintf(text, sizeof text, whole ? "%02d:%02d:%02.0f" : "%02d:%02d:%06.3f", hour, minute,
                 (double)second);
    else
        snprintf(text, sizeof text,
                 whole ? "%04d-%02d-%02dT%02d:%02d:%02.0f" : "%04d-%02d-%02dT%02d:%02d:%06.3f", year, month,
                 day, hour, minute, (double)second);
    add_zone(text, sizeof text, zone);
    return arena_text(arena, text);
}

/* "2026/11/22" and "2026/11/22 10:30:00": how GDAL writes a sheet's dates when it is to give text. */
static void straighten_date(char *text) {
    static const char pattern[] = "dddd/dd/dd dd:dd:dd";
    size_t length = strlen(text);
    if (length != 10 && length != 19) return;
    for (size_t i = 0; i < length; i++)
        if (pattern[i] == 'd' ? !isdigit((unsigned char)text[i]) : text[i] != pattern[i]) return;
    text[4] = text[7] = '-';
    if (length == 19) text[10] = 'T';
}

/*
 * Whether text is a number as spreadsheet files store a double, and no person writes it: a decimal point with
 * four digits behind it and an exponent, or more than 15 digits in all.
 */
static bool is_stored_number(const char *text) {
    size_t at = text[0] == '-', digits = strspn(text + at, "0123456789");
    at += digits;
    if (digits == 0 || text[at] != '.') return false;
    size_t decimals = strspn(text + ++at, "0123456789");
    at += decimals;
    bool exponent = text[at] == 'E' || text[at] == 'e';
    if (exponent) {
        at += 1 + (text[at + 1] == '+' || text[at + 1] == '-');
        size_t power = strspn(text + at, "0123456789");
        if (power == 0 || power > 3) return false;
        at += power;
    }
    return text[at] == '\0' && (exponent ? decimals >= 4 : digits + decimals > 15);
}

static const char *stored_number_text(struct arena *arena, const char *text) {
    double value = strtod(text, NULL);
    if (value == floor(value) && fabs(value) < 9007199254740992.0) return arena_format(arena, "%.0f", value);
    return real_text(arena, value);
}

const char *cell_text(struct arena *arena, OGRFeatureH feature, int index, bool from_sheet, bool *damaged) {
    OGRFieldDefnH field = OGR_F_GetFieldDefnRef(feature, index);
    OGRFieldType type = OGR_Fld_GetType(field);
    if (!OGR_F_IsFieldSetAndNotNull(feature, index)) return NULL;
    if (OGR_Fld_GetSubType(field) == OFSTBoolean && type == OFTInteger)
        return OGR_F_GetFieldAsInteger(feature, index) ? "true" : "false";
    if (type == OFTReal) return real_text(arena, OGR_F_GetFieldAsDouble(feature, index));
    if (type == OFTDate || type == OFTTime || type == OFTDateTime)
        return time_text(arena, feature, index, type);
    const char *raw = OGR_F_GetFieldAsString(feature, index);
    if (!raw || !*raw) return NULL;
    if (!from_sheet) return cell_clean(arena, raw, damaged);
    char *text = arena_text(arena, cell_clean(arena, raw, damaged));
    straighten_date(text);
    return is_stored_number(text) ? stored_number_text(arena, text) : text;
}
