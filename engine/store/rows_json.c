#include "engine/store/rows_json.h"

#include <string.h>

/* PostgreSQL's numbers are JSON's, but for NaN and the infinities. */
static bool is_json_number(const char *value) {
    return strpbrk(value, "NIni") == NULL;
}

void rows_json_cell(struct json *json, const char *value, enum rows_kind kind) {
    if (value == NULL)
        json_null(json);
    else if (kind == ROWS_BOOLEAN)
        json_boolean(json, value[0] == 't');
    else if (kind == ROWS_JSON)
        json_raw(json, value);
    else if (kind == ROWS_INTEGER || kind == ROWS_NUMBER)
        is_json_number(value) ? json_raw(json, value) : json_null(json);
    else
        json_text(json, value);
}

void rows_json_members(struct json *json, const struct rows *rows, size_t row, size_t from, size_t until) {
    for (size_t c = from; c < until; c++) {
        json_name(json, rows_column_name(rows, c));
        rows_json_cell(json, rows_text(rows, row, c), rows_column_kind(rows, c));
    }
}

void rows_json_object(struct json *json, const struct rows *rows, size_t row) {
    json_object(json);
    rows_json_members(json, rows, row, 0, rows_columns(rows));
    json_end(json);
}

void rows_json_array(struct json *json, const struct rows *rows) {
    json_array(json);
    for (size_t r = 0; r < rows_count(rows); r++)
        rows_json_object(json, rows, r);
    json_end(json);
}
