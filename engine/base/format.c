#include "engine/base/format.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* Beyond this a double holds no more exact units, and the digits would not fit. */
static const double LARGEST_WRITTEN_OUT = 1e15;

enum { DECIMALS_MAX = 9, PLAIN_SIZE = 40 };

/* Puts a comma between groups of three whole digits of a number that printf wrote; "-0.0" loses its sign. */
static void add_separators(char *buffer, const char *plain) {
    size_t out = 0;
    if (*plain == '-') {
        plain++;
        if (strpbrk(plain, "123456789") != NULL) buffer[out++] = '-';
    }
    size_t whole = strspn(plain, "0123456789");
    for (size_t i = 0; plain[i] != '\0'; i++) {
        if (i > 0 && i < whole && (whole - i) % 3 == 0) buffer[out++] = ',';
        buffer[out++] = plain[i];
    }
    buffer[out] = '\0';
}

const char *format_integer(char *buffer, int64_t value) {
    char plain[PLAIN_SIZE];
    snprintf(plain, sizeof plain, "%" PRId64, value);
    add_separators(buffer, plain);
    return buffer;
}

const char *format_pounds(char *buffer, int64_t pence) {
    int64_t pounds = pence / 100;
    int64_t rest = pence % 100;
    if (rest >= 50) pounds++;
    if (rest <= -50) pounds--;
    snprintf(buffer, FORMAT_SIZE, "GBP ");
    format_integer(buffer + 4, pounds);
    return buffer;
}

const char *format_pounds_exact(char *buffer, int64_t pence) {
    int64_t rest = pence % 100;

    snprintf(buffer, FORMAT_SIZE, "GBP %s", pence < 0 && pence > -100 ? "-" : "");
    format_integer(buffer + strlen(buffer), pence / 100);
    size_t length = strlen(buffer);
    snprintf(buffer + length, FORMAT_SIZE - length, ".%02d", (int)(rest < 0 ? -rest : rest));
    return buffer;
}

const char *format_pounds_short(char *buffer, double pounds) {
    /* The limits are where the rounded figure would reach the next unit: 999,500 is 1.0m, not 1000k. */
    static const struct {
        double from, unit;
        int digits;
        const char *letter;
    } scales[] = {{999.95e6, 1e9, 1, "bn"}, {999.5e3, 1e6, 1, "m"}, {999.5, 1e3, 0, "k"}, {0, 1, 0, ""}};
    snprintf(buffer, FORMAT_SIZE, "GBP ");
    size_t scale = 0;
    while (fabs(pounds) < scales[scale].from)
        scale++;
    format_decimal(buffer + 4, pounds / scales[scale].unit, scales[scale].digits);
    if (isfinite(pounds)) {
        size_t end = strlen(buffer);
        snprintf(buffer + end, FORMAT_SIZE - end, "%s", scales[scale].letter);
    } else {
        snprintf(buffer, FORMAT_SIZE, "unknown");
    }
    return buffer;
}

const char *format_decimal(char *buffer, double value, int digits) {
    if (digits < 0) digits = 0;
    if (digits > DECIMALS_MAX) digits = DECIMALS_MAX;
    char plain[PLAIN_SIZE];
    if (!isfinite(value)) {
        snprintf(buffer, FORMAT_SIZE, "unknown");
    } else if (fabs(value) >= LARGEST_WRITTEN_OUT) {
        snprintf(buffer, FORMAT_SIZE, "%.*e", digits, value);
    } else {
        snprintf(plain, sizeof plain, "%.*f", digits, value);
        add_separators(buffer, plain);
    }
    return buffer;
}
