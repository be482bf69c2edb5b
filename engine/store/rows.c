/* Reading the rows of a result. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/store/store_private.h"

struct rows {
    PGresult *result;
};

struct rows *rows_of_result(PGresult *result) {
    struct rows *rows = memory_array(1, sizeof *rows);
    rows->result = result;
    return rows;
}

void rows_free(struct rows *rows) {
    if (!rows) return;
    PQclear(rows->result);
    free(rows);
}

size_t rows_count(const struct rows *rows) {
    return (size_t)PQntuples(rows->result);
}

size_t rows_columns(const struct rows *rows) {
    return (size_t)PQnfields(rows->result);
}

const char *rows_column_name(const struct rows *rows, size_t column) {
    return PQfname(rows->result, (int)column);
}

enum rows_kind rows_column_kind(const struct rows *rows, size_t column) {
    /* The object identifiers of PostgreSQL's own types never change. */
    switch (PQftype(rows->result, (int)column)) {
    case 16:
        return ROWS_BOOLEAN;
    case 20:
    case 21:
    case 23:
        return ROWS_INTEGER;
    case 700:
    case 701:
    case 1700:
        return ROWS_NUMBER;
    case 114:
    case 3802:
        return ROWS_JSON;
    default:
        return ROWS_TEXT;
    }
}

bool rows_is_null(const struct rows *rows, size_t row, size_t column) {
    return PQgetisnull(rows->result, (int)row, (int)column) != 0;
}

const char *rows_text(const struct rows *rows, size_t row, size_t column) {
    if (rows_is_null(rows, row, column)) return NULL;
    return PQgetvalue(rows->result, (int)row, (int)column);
}

int64_t rows_integer(const struct rows *rows, size_t row, size_t column) {
    const char *value = rows_text(rows, row, column);
    return value ? strtoll(value, NULL, 10) : 0;
}

double rows_number(const struct rows *rows, size_t row, size_t column) {
    const char *value = rows_text(rows, row, column);
    return value ? strtod(value, NULL) : (double)NAN;
}

bool rows_boolean(const struct rows *rows, size_t row, size_t column) {
    const char *value = rows_text(rows, row, column);
    return value && value[0] == 't';
}

int rows_find(const struct rows *rows, const char *column_name) {
    for (int i = 0; i < PQnfields(rows->result); i++)
        if (strcmp(PQfname(rows->result, i), column_name) == 0) return i;
    return -1;
}
