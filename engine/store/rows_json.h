/* Rows as JSON: numbers as PostgreSQL wrote them, exact; unknown is null. */
#ifndef TERRIER_STORE_ROWS_JSON_H
#define TERRIER_STORE_ROWS_JSON_H

#include "engine/base/json.h"
#include "engine/store/store.h"

/* One value, given as text; NULL writes null. */
void rows_json_cell(struct json *json, const char *value, enum rows_kind kind);

/* The columns of a row from `first` on as members, named as the columns are, of the object that is open. */
void rows_json_members(struct json *json, const struct rows *rows, size_t row, size_t first);

/* All rows as an array of objects. */
void rows_json_array(struct json *json, const struct rows *rows);

#endif
