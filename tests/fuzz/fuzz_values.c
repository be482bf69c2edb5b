/* Dates, numbers and money as typed by people: what is accepted must mean the same when written and read
 * again. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/memory.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(int holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "fuzz_values: %s\n", what);
    abort();
}

static void check_date(const char *text) {
    int32_t days, again;
    char buffer[FORMAT_SIZE];
    if (!date_parse(text, &days)) return;
    check(date_parse(date_format(buffer, days), &again) && again == days, "a date changes when written");
}

static void check_number(const char *text) {
    double value, again;
    char buffer[FORMAT_SIZE];
    if (!number_parse(text, &value)) return;
    snprintf(buffer, sizeof buffer, "%.17g", value);
    check(number_parse(buffer, &again) && again == value, "a number changes when written");
    format_decimal(buffer, value, (int)strlen(text) % 12);
    format_pounds_short(buffer, value);
    check(strlen(buffer) < FORMAT_SIZE, "a figure is too long for its buffer");
}

static void check_whole(const char *text) {
    int64_t value, again;
    char buffer[FORMAT_SIZE];
    if (number_parse_integer(text, &value)) {
        snprintf(buffer, sizeof buffer, "%lld", (long long)value);
        check(number_parse_integer(buffer, &again) && again == value, "an integer changes when written");
    }
    if (number_parse_money(text, &value)) {
        int64_t rest = value % 100 < 0 ? -(value % 100) : value % 100;
        snprintf(buffer, sizeof buffer, "%s%llu.%02d", value < 0 ? "-" : "",
                 value < 0 ? -(unsigned long long)value / 100 : (unsigned long long)value / 100, (int)rest);
        check(number_parse_money(buffer, &again) && again == value, "money changes when written");
        format_pounds(buffer, value);
    }
}

/* An amount reads as its pounds do, and a thousand or a million of it as so many times as much. */
static void check_amount(struct arena *arena, const char *text) {
    static const struct {
        char unit;
        int64_t times;
    } units[] = {{'k', 1000}, {'m', 1000000}};
    int64_t value, plain, times, again;
    char buffer[FORMAT_SIZE];

    if (number_parse_amount(text, &value)) {
        int64_t rest = value % 100 < 0 ? -(value % 100) : value % 100;
        snprintf(buffer, sizeof buffer, "%s%llu.%02d", value < 0 ? "-" : "",
                 value < 0 ? -(unsigned long long)value / 100 : (unsigned long long)value / 100, (int)rest);
        check(number_parse_amount(buffer, &again) && again == value, "an amount changes when written");
    }
    if (!number_parse_money(text, &plain)) return;
    check(number_parse_amount(text, &again) && again == plain, "an amount is not what money is");
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        const char *more = arena_format(arena, "%s%c", text, units[i].unit);
        if (number_parse_amount(more, &times))
            check(times == plain * units[i].times, "a thousand or a million is not so many times as much");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    const char *text = arena_bytes(arena, (const char *)data, size);
    check_date(text);
    check_number(text);
    check_whole(text);
    check_amount(arena, text);
    arena_free(arena);
    return 0;
}
