/* Rows as JSON: the columns are members. Numbers stand as PostgreSQL wrote them, exact; unknown is null. */
#ifndef TERRIER_STORE_ROWS_JSON_H
#define TERRIER_STORE_ROWS_JSON_H

#include "engine/base/json.h"
#include "engine/store/store.h"

/* One value, given as text; NULL writes null. */
void rows_json_cell(struct json *json, const char *value, enum rows_kind kind);

/* The columns of a row from `from` up to but not including `until`, as members of the object that is open. */
void rows_json_members(struct json *json, const struct rows *rows, size_t row, size_t from, size_t until);

/* A whole row as an object, and all rows as an array of them. */
void rows_json_object(struct json *json, const struct rows *rows, size_t row);
void rows_json_array(struct json *json, const struct rows *rows);

#endif
