#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/text.h"

/* Counts from 0000-03-01, so that the leap day is the last of its year; 400 years are 146,097 days. */
enum { DAYS_OF_ERA = 146097, EPOCH_FROM_MARCH_0 = 719468 };

int32_t date_from_civil(int year, int month, int day) {
    if (month <= 2) year--;
    int era = (year >= 0 ? year : year - 399) / 400;
    int year_of_era = year - era * 400;
    int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_OF_ERA + day_of_era - EPOCH_FROM_MARCH_0;
}

void date_to_civil(int32_t days, int *year, int *month, int *day) {
    int64_t from_march = (int64_t)days + EPOCH_FROM_MARCH_0;
    int era = (int)((from_march >= 0 ? from_march : from_march - (DAYS_OF_ERA - 1)) / DAYS_OF_ERA);
    int day_of_era = (int)(from_march - (int64_t)era * DAYS_OF_ERA);
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (DAYS_OF_ERA - 1)) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted_month = (5 * day_of_year + 2) / 153;
    *day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    *month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    *year = year_of_era + era * 400 + (*month <= 2 ? 1 : 0);
}

const char *date_format(char *buffer, int32_t days) {
    int year, month, day;
    date_to_civil(days, &year, &month, &day);
    snprintf(buffer, FORMAT_SIZE, "%04d-%02d-%02d", year, month, day);
    return buffer;
}

/* Reads `least` to `most` digits and moves past them; a further digit is a fault. */
static bool take_digits(const char **at, int least, int most, int *value) {
    int count = 0;
    *value = 0;
    while (count < most && **at >= '0' && **at <= '9') {
        *value = *value * 10 + (**at - '0');
        (*at)++;
        count++;
    }
    return count >= least && !(**at >= '0' && **at <= '9');
}

static bool take_iso(const char **at, int *year, int *month, int *day) {
    if (!take_digits(at, 4, 4, year) || *(*at)++ != '-') return false;
    if (!take_digits(at, 2, 2, month) || *(*at)++ != '-') return false;
    return take_digits(at, 2, 2, day);
}

static bool take_day_first(const char **at, int *year, int *month, int *day) {
    if (!take_digits(at, 1, 2, day)) return false;
    char separator = **at;
    if (separator != '/' && separator != '-' && separator != '.') return false;
    (*at)++;
    if (!take_digits(at, 1, 2, month) || **at != separator) return false;
    (*at)++;
    return take_digits(at, 4, 4, year);
}

int month_named(const char *text, size_t *length) {
    static const char *const names[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
    char word[16], cut[4];

    *length = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    snprintf(word, sizeof word, "%.*s", (int)(*length < sizeof word ? *length : 0), text);
    for (int i = 0; i < 12; i++) {
        snprintf(cut, sizeof cut, "%.3s", names[i]);
        if (text_equal_nocase(word, names[i]) || text_equal_nocase(word, cut) ||
            (i == 8 && text_equal_nocase(word, "sept")))
            return i + 1;
    }
    return 0;
}

static bool take_named(const char **at, int *year, int *month, int *day) {
    size_t length;

    if (!take_digits(at, 1, 2, day)) return false;
    char separator = **at;
    if (separator != ' ' && separator != '-' && separator != '/') return false;
    (*at)++;
    *month = month_named(*at, &length);
    *at += length;
    if (*month == 0 || **at != separator) return false;
    (*at)++;
    return take_digits(at, 4, 4, year);
}

static bool take_day(const char **at, int *year, int *month, int *day) {
    const char *start = *at;

    if (take_iso(at, year, month, day)) return true;
    *at = start;
    if (take_day_first(at, year, month, day)) return true;
    *at = start;
    return take_named(at, year, month, day);
}

static const char *skip_midnight(const char *at) {
    if ((at[0] != ' ' && at[0] != 'T') || strncmp(at + 1, "00:00", 5) != 0) return at;
    at += 6;
    return strncmp(at, ":00", 3) == 0 ? at + 3 : at;
}

bool date_parse(const char *text, int32_t *days) {
    if (text == NULL) return false;
    const char *at = text + strspn(text, " \t\r\n");
    int year, month, day;
    if (!take_day(&at, &year, &month, &day)) return false;
    at = skip_midnight(at);
    if (!text_blank(at) || year < 1 || month < 1 || month > 12 || day < 1) return false;
    int32_t found = date_from_civil(year, month, day);
    int back_year, back_month, back_day;
    date_to_civil(found, &back_year, &back_month, &back_day);
    if (back_month != month || back_day != day) return false; /* 30 February runs into March */
    *days = found;
    return true;
}
