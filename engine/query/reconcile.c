#include "engine/query/reconcile.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/text.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

static enum status no_such_year(const struct rows *years, const char *day, struct error *err) {
    struct text list = TEXT_EMPTY;

    for (size_t i = 0; i < rows_count(years); i++)
        text_format(&list, "%s%s", i == 0 ? "" : ", ", rows_text(years, i, 0));
    error_set(err, STATUS_NOT_FOUND, "no fixed asset register of %s was imported; there are those of %s", day,
              text_string(&list));
    text_free(&list);
    return STATUS_NOT_FOUND;
}

static enum status find_year(struct reconciliation *out, struct store *db, const char *year_end,
                             struct error *err) {
    struct rows *years = NULL;
    char day[FORMAT_SIZE];
    int32_t days;
    size_t at = 0;

    if (year_end != NULL && !date_parse(year_end, &days))
        return error_set(err, STATUS_INVALID, "a year end is a date such as 2026-03-31, not `%.60s`",
                         year_end);
    if (store_query(db, sql_reconcile_far_years, BIND_NONE, STORE_MANY, &years, err) != STATUS_OK)
        return err->status;
    if (year_end != NULL) date_format(day, days);
    while (year_end != NULL && at < rows_count(years) && strcmp(rows_text(years, at, 0), day) != 0)
        at++;
    if (rows_count(years) == 0)
        error_set(err, STATUS_NOT_FOUND,
                  "no fixed asset register was imported yet: `terrier import far FILE` does it");
    else if (at == rows_count(years))
        no_such_year(years, day, err);
    else
        snprintf(out->year_end, sizeof out->year_end, "%s", rows_text(years, at, 0));
    rows_free(years);
    return out->year_end[0] == '\0' ? STATUS_NOT_FOUND : STATUS_OK;
}

enum status reconcile_far(struct reconciliation *out, struct store *db, const char *year_end, bool all,
                          struct error *err) {
    enum status status;

    *out = (struct reconciliation){0};
    status = find_year(out, db, year_end, err);
    if (status == STATUS_OK) status = store_run(db, sql_judge_as_at, BIND(out->year_end, NULL), err);
    if (status == STATUS_OK)
        status = store_query(db, sql_reconcile_far_counts, BIND_NONE, STORE_MANY, &out->counts, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_reconcile_far_differences, BIND(all ? "true" : "false"), STORE_MANY,
                             &out->differences, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_reconcile_far_totals, BIND_NONE, STORE_MANY, &out->totals, err);
    for (size_t i = 0; status == STATUS_OK && i < rows_count(out->counts); i++)
        out->to_resolve += rows_integer(out->counts, i, 1);
    return status;
}

void reconciliation_free(struct reconciliation *reconciliation) {
    rows_free(reconciliation->counts);
    rows_free(reconciliation->differences);
    rows_free(reconciliation->totals);
    *reconciliation = (struct reconciliation){0};
}

void reconciliation_members(struct json *json, const struct reconciliation *reconciliation) {
    json_text_member(json, "year_end", reconciliation->year_end);
    json_name(json, "to_resolve");
    json_integer(json, reconciliation->to_resolve);
    json_name(json, "counts");
    rows_json_array(json, reconciliation->counts);
    json_name(json, "totals");
    rows_json_array(json, reconciliation->totals);
    json_name(json, "differences");
    rows_json_array(json, reconciliation->differences);
}
