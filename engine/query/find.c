#include "engine/query/find.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/query/card.h"
#include "sql/embedded.h"

#define GIVEN_BYTES_MAX 500

static void add_assets(struct text *out, const struct rows *rows) {
    for (size_t i = 0; i < rows_count(rows); i++)
        text_format(out, "%s%s (%.60s)", i ? ", " : "", rows_text(rows, i, 1), rows_text(rows, i, 2));
}

static enum status several(const struct rows *rows, const char *given, struct error *err) {
    struct text names = TEXT_EMPTY;

    add_assets(&names, rows);
    error_set(err, STATUS_INVALID, "`%.60s` means %zu assets: %s; give the reference of one", given,
              rows_count(rows), text_string(&names));
    text_free(&names);
    return STATUS_INVALID;
}

static enum status none(struct store *db, const char *given, bool staff, struct error *err) {
    struct text names = TEXT_EMPTY;
    struct rows *near = NULL;
    enum status status = STATUS_OK;

    if (staff) status = store_query(db, sql_query_asset_near, BIND(given), STORE_MANY, &near, err);
    if (status == STATUS_OK) {
        if (near) add_assets(&names, near);
        status = error_set(
            err, STATUS_NOT_FOUND, "there is no asset `%.60s` by reference, predecessor's code or UPRN%s%s",
            given, names.length ? "; near it are: " : "; search for words of its name", text_string(&names));
    }
    rows_free(near);
    text_free(&names);
    return status;
}

enum status query_find(struct query_found *found, struct store *db, const char *given, struct error *err) {
    struct rows *rows = NULL;
    bool staff;
    enum status status;

    if (text_blank(given) || !text_is_utf8(given, strlen(given)))
        return error_set(err, STATUS_INVALID,
                         "give the reference, the predecessor's code or the UPRN of an asset");
    if (strlen(given) > GIVEN_BYTES_MAX) /* looking for what is like it would take minutes */
        return error_set(err, STATUS_NOT_FOUND, "there is no asset `%.60s...`: no reference is of %zu bytes",
                         given, strlen(given));
    status = card_for_staff(db, &staff, err);
    if (status == STATUS_OK)
        status = store_query(db, staff ? sql_query_asset_find : sql_query_asset_find_public, BIND(given),
                             STORE_MANY, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0) status = none(db, given, staff, err);
    if (status == STATUS_OK && rows_count(rows) > 1) status = several(rows, given, err);
    if (status == STATUS_OK) {
        found->asset_id = rows_integer(rows, 0, 0);
        snprintf(found->reference, sizeof found->reference, "%s", rows_text(rows, 0, 1));
    }
    rows_free(rows);
    return status;
}
