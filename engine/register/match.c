#include "engine/register/match.h"

#include "engine/base/progress.h"
#include "sql/embedded.h"
#include "sql/match_steps.h"

static const char *const steps[] = {sql_match_probe_assets, sql_match_codes_assets, MATCH_STEPS};

#define STEPS ((int64_t)(sizeof steps / sizeof *steps))

static enum status work(struct store *db, void *context, struct error *err) {
    struct match_found *found = context;
    struct rows *rows = NULL;
    enum status status = STATUS_OK;
    struct progress progress = progress_start("Looking for records that are one asset", STEPS + 1);

    for (int64_t i = 0; i < STEPS && status == STATUS_OK; i++) {
        status = store_run(db, steps[i], BIND_NONE, err);
        progress_step(&progress, i + 1);
    }
    if (status == STATUS_OK) status = store_query(db, sql_match_keep, BIND_NONE, STORE_ONE, &rows, err);
    progress_end(&progress);
    if (status == STATUS_OK)
        *found = (struct match_found){rows_integer(rows, 0, 0), rows_integer(rows, 0, 1),
                                      rows_integer(rows, 0, 2)};
    rows_free(rows);
    return status;
}

enum status match_run(struct match_found *found, struct store *db, const char *actor, struct error *err) {
    return store_transaction(
        db, (struct store_intent){actor, "looking for records that are one asset", false}, work, found, err);
}
