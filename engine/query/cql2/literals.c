#include "engine/query/cql2/literals.h"

#include <string.h>

#include "engine/base/format.h"
#include "engine/base/json.h"
#include "engine/base/text.h"

/* --- numbers --- */

struct decimal {
    bool negative;
    char digits[CQL2_DIGITS_MAX + 1]; /* without zeros at either end */
    int count;
    long point; /* the value is 0.DIGITS times ten to this */
};

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static long exponent_of(const char *at) {
    if (*at != 'e' && *at != 'E') return 0;
    at++;
    bool negative = *at == '-';
    if (*at == '-' || *at == '+') at++;
    long value = 0;
    for (; is_digit(*at); at++)
        if (value < 100000) value = value * 10 + (*at - '0');
    return negative ? -value : value;
}

/* False when it has too many significant digits. */
static bool decimal_read(struct decimal *decimal, const char *at) {
    long zeros = 0; /* seen after the last digit that is not zero */
    bool fraction = false;
    *decimal = (struct decimal){.negative = *at == '-'};
    if (*at == '-' || *at == '+') at++;
    for (; is_digit(*at) || *at == '.'; at++) {
        if (*at == '.') {
            fraction = true;
            continue;
        }
        bool leading = *at == '0' && decimal->count == 0;
        if (leading && fraction) decimal->point--;
        if (!leading && !fraction) decimal->point++;
        if (leading) continue;
        if (*at == '0') {
            zeros++;
            continue;
        }
        if (decimal->count + zeros >= CQL2_DIGITS_MAX) return false;
        for (; zeros > 0; zeros--)
            decimal->digits[decimal->count++] = '0';
        decimal->digits[decimal->count++] = *at;
    }
    decimal->point += exponent_of(at);
    return true;
}

static char *decimal_write(struct arena *arena, const struct decimal *decimal) {
    struct text out = TEXT_EMPTY;
    if (decimal->count == 0) return arena_text(arena, "0");
    if (decimal->negative) text_add_char(&out, '-');
    if (decimal->point > 40 || decimal->point < -40) {
        text_add_char(&out, decimal->digits[0]);
        if (decimal->count > 1) text_format(&out, ".%s", decimal->digits + 1);
        text_format(&out, "e%ld", decimal->point - 1);
    } else if (decimal->point <= 0) {
        text_add(&out, "0.");
        for (long i = decimal->point; i < 0; i++)
            text_add_char(&out, '0');
        text_add(&out, decimal->digits);
    } else {
        for (long i = 0; i < decimal->point || i < decimal->count; i++) {
            if (i == decimal->point) text_add_char(&out, '.');
            text_add_char(&out, i < decimal->count ? decimal->digits[i] : '0');
        }
    }
    char *text = arena_text(arena, text_string(&out));
    text_free(&out);
    return text;
}

char *cql2_number(struct cql2_reading *reading, const char *place, const char *spelled) {
    struct decimal decimal;
    if (!decimal_read(&decimal, spelled))
        return cql2_wrong(reading->err, place, "a number has at most %d digits", CQL2_DIGITS_MAX);
    char *canonical = decimal_write(reading->arena, &decimal);
    double value; /* number_parse refuses what is beyond a double */
    bool in_range = decimal.point >= -306 && decimal.point <= 309 && number_parse(canonical, &value);
    if (decimal.count > 0 && !in_range)
        return cql2_wrong(reading->err, place,
                          "the number is out of range; numbers lie between 1e-307 and 1.7e308, or are 0");
    return canonical;
}

char *cql2_number_of(struct cql2_reading *reading, const char *place, double value) {
    struct text spelled = TEXT_EMPTY;
    struct json writer = json_writer(&spelled);
    json_number(&writer, value);
    char *canonical = cql2_number(reading, place, text_string(&spelled));
    text_free(&spelled);
    return canonical;
}

bool cql2_number_is_integer(const char *canonical) {
    int64_t value;
    return number_parse_integer(canonical, &value);
}

/* --- dates and times --- */

/* Whether `text` has the form of `pattern`, in which 0 stands for any digit. */
static bool has_form(const char *text, const char *pattern) {
    for (; *pattern != '\0'; text++, pattern++)
        if (*pattern == '0' ? !is_digit(*text) : *text != *pattern) return false;
    return true;
}

static int two_digits(const char *text) {
    return (text[0] - '0') * 10 + (text[1] - '0');
}

static bool day_exists(const char *text) {
    int year = two_digits(text) * 100 + two_digits(text + 2);
    int month = two_digits(text + 5);
    int day = two_digits(text + 8);
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) return false;
    int y, m, d;
    date_to_civil(date_from_civil(year, month, day), &y, &m, &d);
    return y == year && m == month && d == day;
}

static bool time_exists(const char *text) {
    int hour = two_digits(text);
    int minute = two_digits(text + 3);
    int second = two_digits(text + 6);
    return hour <= 23 && minute <= 59 && (second <= 59 || (second == 60 && hour == 23 && minute == 59));
}

/* The fraction cut to microseconds and freed of zeros at its end; a leap second has none. NULL: no such form.
 */
static const char *timestamp_of(struct arena *arena, const char *text) {
    size_t digits = 0;
    const char *at = text + strlen("0000-00-00T00:00:00");
    if (*at == '.') {
        digits = strspn(at + 1, "0123456789");
        if (digits == 0) return NULL;
        at += 1 + digits;
    }
    if (strcmp(at, "Z") != 0) return NULL;
    const char *fraction = text + strlen("0000-00-00T00:00:00.");
    if (digits > 6) digits = 6;
    if (two_digits(text + 17) == 60) digits = 0;
    while (digits > 0 && fraction[digits - 1] == '0')
        digits--;
    return arena_format(arena, "%.19s%s%.*sZ", text, digits > 0 ? "." : "", (int)digits, fraction);
}

struct cql2_node *cql2_instant(struct cql2_reading *reading, const char *place, const char *text) {
    if (strcmp(text, "..") == 0) return cql2_leaf(reading, CQL2_OPEN_LITERAL, place, text);
    bool date = has_form(text, "0000-00-00") && text[10] == '\0';
    bool timestamp = has_form(text, "0000-00-00T00:00:00");
    const char *canonical = date ? text : timestamp ? timestamp_of(reading->arena, text) : NULL;
    if (!canonical) {
        struct text plain = TEXT_EMPTY;
        text_add_plain(&plain, text, 40);
        cql2_wrong(
            reading->err, place,
            "'%s' is no date or time; a date is written 2026-11-22 and a time, in UTC, 2026-11-22T09:30:00Z",
            text_string(&plain));
        text_free(&plain);
        return NULL;
    }
    if (!day_exists(canonical))
        return cql2_wrong(reading->err, place, "there is no day %.10s; years go from 0001 to 9999",
                          canonical);
    if (timestamp && !time_exists(canonical + 11))
        return cql2_wrong(reading->err, place, "there is no time of day %.8s", canonical + 11);
    return cql2_leaf(reading, date ? CQL2_DATE_LITERAL : CQL2_TIMESTAMP_LITERAL, place, canonical);
}
