#include "engine/register/circumstance.h"

#include "engine/base/format.h"
#include "engine/base/text.h"
#include "sql/embedded.h"

static enum status check_day(const char *day, const char *name, const char **field, struct error *err) {
    int32_t parsed;

    if (day == NULL || date_parse(day, &parsed)) return STATUS_OK;
    *field = name;
    return error_set(err, STATUS_INVALID, "%s is a day, like 2026-11-22, not `%.40s`", name, day);
}

enum status circumstance_set(struct store *db, struct arena *arena, const struct circumstance *what,
                             bool *changed, const char **field, struct error *err) {
    struct rows *rows = NULL;
    enum status status = check_day(what->from, "from", field, err);

    if (status == STATUS_OK) status = check_day(what->until, "until", field, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_edit_circumstance,
                             BIND(what->reference, what->code, what->holds ? "true" : "false", what->from,
                                  what->until, what->actor, what->reason),
                             STORE_ONE, &rows, err);
    if (status != STATUS_OK) return status;
    const char *outcome = rows_text(rows, 0, 0);
    *changed = text_equal(outcome, "changed");
    *field = arena_text(arena, rows_text(rows, 0, 1));
    if (text_equal(outcome, "missing"))
        status = error_set(err, STATUS_NOT_FOUND, "%s", rows_text(rows, 0, 2));
    else if (text_equal(outcome, "invalid"))
        status = error_set(err, STATUS_INVALID, "%s", rows_text(rows, 0, 2));
    rows_free(rows);
    return status;
}
