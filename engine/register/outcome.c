#include "engine/register/outcome.h"

#include "engine/base/text.h"

enum { OUTCOME, SENTENCE, NUMBER };

static enum status status_of(const char *outcome) {
    if (text_equal(outcome, "missing")) return STATUS_NOT_FOUND;
    if (text_equal(outcome, "invalid")) return STATUS_INVALID;
    if (text_equal(outcome, "refused")) return STATUS_CONFLICT;
    return STATUS_OK;
}

enum status register_act(struct store *db, const char *sql, struct bind bind, int64_t *number,
                         struct error *err) {
    struct rows *answer = NULL;
    enum status status = store_query(db, sql, bind, STORE_ONE, &answer, err);

    if (status != STATUS_OK) return status;
    status = status_of(rows_text(answer, 0, OUTCOME));
    if (status != STATUS_OK) status = error_set(err, status, "%s", rows_text(answer, 0, SENTENCE));
    if (number != NULL) *number = rows_integer(answer, 0, NUMBER);
    rows_free(answer);
    return status;
}
