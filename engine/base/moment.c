/* Days and moments as RFC 3339 writes them. */
#include <ctype.h>
#include <string.h>

#include "engine/base/format.h"

#define DAY_LENGTH    10 /* 2026-11-22 */
#define MOMENT_LENGTH 19 /* 2026-11-22T12:00:00 */
#define DAY_SECONDS   86400
#define MOMENT_MAX    48 /* more decimals of a second than anyone has */

/* `pattern` has 0 for a digit. */
static bool looks_like(const char *text, const char *pattern) {
    for (; *pattern != '\0'; text++, pattern++)
        if (*pattern == '0' ? !isdigit((unsigned char)*text) : toupper((unsigned char)*text) != *pattern)
            return false;
    return true;
}

static int two_digits(const char *text) {
    return (text[0] - '0') * 10 + (text[1] - '0');
}

static bool day_at(const char *text, int32_t *day) {
    char date[DAY_LENGTH + 1] = "";

    if (!looks_like(text, "0000-00-00")) return false;
    memcpy(date, text, DAY_LENGTH);
    return date_parse(date, day);
}

bool day_parse(const char *text, int32_t *day) {
    return strlen(text) == DAY_LENGTH && day_at(text, day);
}

/* Z, or hours and minutes from it; places on the globe are at most 14 hours off. */
static bool zone_at(const char *text, int *seconds) {
    *seconds = 0;
    if (looks_like(text, "Z")) return text[1] == '\0';
    if ((*text != '+' && *text != '-') || !looks_like(text + 1, "00:00") || text[6] != '\0') return false;
    int hours = two_digits(text + 1), minutes = two_digits(text + 4);
    *seconds = (hours * 60 + minutes) * (*text == '-' ? -60 : 60);
    return minutes < 60 && hours * 60 + minutes <= 14 * 60;
}

/* Whole seconds since 1970; what is less than a second is left out. */
bool moment_parse(const char *text, int64_t *moment) {
    int32_t day;
    int zone;

    if (strlen(text) > MOMENT_MAX || !looks_like(text, "0000-00-00T00:00:00") || !day_at(text, &day))
        return false;
    int hour = two_digits(text + 11), minute = two_digits(text + 14), second = two_digits(text + 17);
    const char *rest = text + MOMENT_LENGTH;
    if (*rest == '.') {
        size_t decimals = strspn(++rest, "0123456789");
        if (decimals == 0) return false;
        rest += decimals;
    }
    if (hour > 23 || minute > 59 || second > 60 || !zone_at(rest, &zone)) return false;
    *moment = (int64_t)day * DAY_SECONDS + hour * 3600 + minute * 60 + second - zone;
    return true;
}
