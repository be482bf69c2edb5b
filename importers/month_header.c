#include "importers/month_header.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/text.h"

#define HEADER_MAX 40
#define YEAR_LEAST 1990
#define YEAR_MOST  2100

/* The text without the spaces around it and without a unit behind it. */
static void plain(const char *text, char out[HEADER_MAX]) {
    static const char *const units[] = {"(kwh)", "kwh"};
    size_t length;

    text = text_trimmed(text, &length);
    snprintf(out, HEADER_MAX, "%.*s", (int)(length < HEADER_MAX ? length : 0), text);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t unit = strlen(units[i]), all = strlen(out);
        if (all <= unit || !text_equal_nocase(out + all - unit, units[i])) continue;
        out[all - unit] = '\0';
        while (out[0] != '\0' && out[strlen(out) - 1] == ' ')
            out[strlen(out) - 1] = '\0';
        return;
    }
}

/* Two or four digits and nothing behind them; 0 when there are none, -1 for anything else. */
static int year_of(const char *text) {
    size_t digits = strspn(text, "0123456789");
    int year = 0;

    if (*text == '\0') return 0;
    if ((digits != 2 && digits != 4) || text[digits] != '\0') return -1;
    for (size_t i = 0; i < digits; i++)
        year = year * 10 + (text[i] - '0');
    if (digits == 2) year += 2000;
    return year >= YEAR_LEAST && year <= YEAR_MOST ? year : -1;
}

static bool by_name(const char *text, int *year, int *month) {
    size_t used;

    *month = month_named(text, &used);
    if (*month == 0) return false;
    text += used + strspn(text + used, " -/'");
    *year = year_of(text);
    return *year >= 0;
}

/* 2023-04, 04/2023 */
static bool by_number(const char *text, int *year, int *month) {
    char separator = '\0', end = '\0';
    int first = 0, second = 0;

    if (sscanf(text, "%4d%c%4d%c", &first, &separator, &second, &end) != 3) return false;
    if (separator != '-' && separator != '/') return false;
    *year = first > 12 ? first : second;
    *month = first > 12 ? second : first;
    return *month >= 1 && *month <= 12 && *year >= YEAR_LEAST && *year <= YEAR_MOST;
}

static bool by_first_day(const char *text, int *year, int *month) {
    int32_t days;
    int day;

    if (!date_parse(text, &days)) return false;
    date_to_civil(days, year, month, &day);
    return day == 1 && *year >= YEAR_LEAST && *year <= YEAR_MOST;
}

bool month_header_read(const char *text, int *year, int *month) {
    char header[HEADER_MAX];

    plain(text, header);
    return by_name(header, year, month) || by_number(header, year, month) ||
           by_first_day(header, year, month);
}
