/* Values of a result by the names of its columns: a report reads many, and their order must not matter. */
#include <math.h>

#include "engine/report/inside.h"

const char *report_keep(struct report *report, const struct rows *rows, size_t row, const char *column) {
    int at = rows_find(rows, column);
    return at < 0 ? NULL : arena_text(report->arena, rows_text(rows, row, (size_t)at));
}

int64_t report_integer(const struct rows *rows, size_t row, const char *column) {
    int at = rows_find(rows, column);
    return at < 0 ? 0 : rows_integer(rows, row, (size_t)at);
}

double report_number(const struct rows *rows, size_t row, const char *column) {
    int at = rows_find(rows, column);
    return at < 0 ? NAN : rows_number(rows, row, (size_t)at);
}

bool report_flag(const struct rows *rows, size_t row, const char *column) {
    int at = rows_find(rows, column);
    return at >= 0 && rows_boolean(rows, row, (size_t)at);
}
