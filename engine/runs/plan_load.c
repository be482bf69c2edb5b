#include "engine/runs/plan_load.h"

#include <math.h>
#include <stdlib.h>

#include "engine/base/memory.h"
#include "engine/runs/plan_columns.h"
#include "sql/embedded.h"

static enum status load_rows(struct store *db, const struct plan_asked *asked, struct plan_loaded *loaded,
                             struct error *err) {
    char run[24], year[24];
    enum status status =
        store_query(db, sql_plan_basis, BIND(asked->run), STORE_MAYBE_ONE, &loaded->basis, err);
    if (status == STATUS_OK && rows_count(loaded->basis) == 0)
        return asked->run ? error_set(err, STATUS_NOT_FOUND, "There is no run %s; `terrier runs` lists them.",
                                      asked->run)
                          : error_set(err, STATUS_NOT_FOUND,
                                      "No run has options yet: `terrier evaluate` makes one.");
    if (status != STATUS_OK) return status;
    loaded->run_id = rows_integer(loaded->basis, 0, BASIS_RUN);
    bind_integer(run, loaded->run_id);
    bind_integer(year, rows_integer(loaded->basis, 0, BASIS_YEAR));
    status = store_query(db, sql_plan_options, BIND(run, rows_text(loaded->basis, 0, BASIS_EMITTED)),
                         STORE_MANY, &loaded->options, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_plan_hosts, BIND(run), STORE_MANY, &loaded->hosts, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_plan_presences, BIND(run), STORE_MANY, &loaded->presences, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_plan_begun, BIND(run), STORE_MANY, &loaded->begun, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_plan_grid, BIND(year, rows_text(loaded->basis, 0, BASIS_AS_AT)),
                             STORE_MANY, &loaded->grid, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_plan_funds, BIND_NONE, STORE_MANY, &loaded->funds, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_plan_needs, BIND_NONE, STORE_MANY, &loaded->needs, err);
    if (status == STATUS_OK && rows_count(loaded->options) == 0)
        status = error_set(err, STATUS_NOT_FOUND,
                           "Run %s has no option that is feasible and whose cost and gain are known.", run);
    return status;
}

/* Assets in the order of the options, which is that of their numbers. */
static int32_t number_assets(struct plan_loaded *loaded) {
    size_t count = rows_count(loaded->options), assets = 0;
    loaded->asset_ids = memory_array(count + 1, sizeof *loaded->asset_ids);
    for (size_t row = 0; row < count; row++) {
        int64_t id = rows_integer(loaded->options, row, OPTION_ASSET);
        if (assets == 0 || loaded->asset_ids[assets - 1] != id) loaded->asset_ids[assets++] = id;
    }
    return (int32_t)assets;
}

static enum status check_asked(const struct plan_asked *asked, const struct plan_loaded *loaded,
                               struct error *err) {
    for (size_t i = 0; i < asked->money_count; i++) {
        bool known = false;
        for (size_t row = 0; row < rows_count(loaded->funds) && !known; row++)
            known = text_equal(rows_text(loaded->funds, row, FUND_CODE), asked->money[i].fund);
        if (!known)
            return error_set(
                err, STATUS_INVALID,
                "There is no fund %.40s: capital, schools, decarbonisation and borrowing take money.",
                asked->money[i].fund);
    }
    if (!(asked->carbon_percent > 0)) return STATUS_OK;
    if (asked->years < 2)
        return error_set(
            err, STATUS_INVALID,
            "Nothing saves emissions in the year in which it begins, so a floor (--carbon) needs "
            "a programme of two years or more.");
    if (isnan(rows_number(loaded->basis, 0, BASIS_EMISSIONS)))
        return error_set(err, STATUS_INVALID,
                         "Run %lld found no emissions that count, so there is nothing to take a percentage "
                         "of: leave the floor (--carbon) out.",
                         (long long)loaded->run_id);
    return STATUS_OK;
}

enum status plan_load(struct store *db, const struct plan_asked *asked, struct plan_loaded *loaded,
                      struct error *err) {
    *loaded = (struct plan_loaded){.plan = NULL};
    enum status status = load_rows(db, asked, loaded, err);
    if (status == STATUS_OK) status = check_asked(asked, loaded, err);
    if (status != STATUS_OK) return status;
    loaded->assets = number_assets(loaded);
    loaded->plan = plan_loaded_model(loaded, asked, (struct plan_figures){.points_low = false});
    return plan_check(loaded->plan, err);
}

void plan_loaded_free(struct plan_loaded *loaded) {
    plan_free(loaded->plan);
    rows_free(loaded->options);
    rows_free(loaded->funds);
    rows_free(loaded->needs);
    rows_free(loaded->hosts);
    rows_free(loaded->presences);
    rows_free(loaded->begun);
    rows_free(loaded->basis);
    rows_free(loaded->grid);
    free(loaded->asset_ids);
    *loaded = (struct plan_loaded){.plan = NULL};
}
