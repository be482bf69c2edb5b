#include "engine/service/api/rows_json.h"

#include <math.h>

void rows_json_members(struct json *json, const struct rows *rows, size_t row, size_t columns) {
    for (size_t column = 0; column < columns; column++) {
        const char *name = rows_column_name(rows, column), *value = rows_text(rows, row, column);

        if (value == NULL) {
            json_name(json, name);
            json_null(json);
            continue;
        }
        switch (rows_column_kind(rows, column)) {
        case ROWS_TEXT:
            json_text_member(json, name, value);
            break;
        case ROWS_BOOLEAN:
            json_boolean_member(json, name, rows_boolean(rows, row, column));
            break;
        case ROWS_NUMBER:
            if (!isfinite(rows_number(rows, row, column))) value = NULL;
            json_raw_member(json, name, value);
            break;
        case ROWS_INTEGER:
        case ROWS_JSON:
            json_raw_member(json, name, value);
            break;
        }
    }
}

void rows_json_object(struct json *json, const struct rows *rows, size_t row) {
    json_object(json);
    rows_json_members(json, rows, row, rows_columns(rows));
    json_end(json);
}
