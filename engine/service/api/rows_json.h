/* Rows of a query as JSON: the columns are the members. */
#ifndef TERRIER_API_ROWS_JSON_H
#define TERRIER_API_ROWS_JSON_H

#include "engine/base/json.h"
#include "engine/store/store.h"

/* The first `columns` columns of a row, as members of the object that is open. */
void rows_json_members(struct json *json, const struct rows *rows, size_t row, size_t columns);

/* A row as an object. */
void rows_json_object(struct json *json, const struct rows *rows, size_t row);

#endif
