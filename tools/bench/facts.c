/* Loading facts, beside psql's COPY of the same view. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/runs/runs.h"
#include "tools/bench/bench.h"

enum { REPEATS = 5 };

static double psql_copy(void) {
    double start = bench_seconds();
    int state = system(
        "PGOPTIONS='-c jit=off' psql -X -q \"$TERRIER_DSN\" -c "
        "'copy (select * from facts.asset_fact order by asset_id) to stdout (format binary)' >/dev/null");

    return state == 0 ? bench_seconds() - start : NAN;
}

static enum status load(struct store *db, double *seconds, size_t *assets, struct error *err) {
    double start = bench_seconds();
    struct run_inputs *inputs = NULL;
    enum status status = run_load(db, NULL, "bench", &inputs, err);

    *seconds = bench_seconds() - start;
    if (status == STATUS_OK) *assets = inputs->portfolio->count;
    run_inputs_free(inputs);
    return status;
}

int bench_facts(void) {
    const char *dsn = getenv("TERRIER_DSN");
    struct store *db = NULL;
    struct error err = {0};
    double ours = INFINITY, theirs = INFINITY, took = 0;
    size_t assets = 0;
    enum status status = dsn ? store_open(&db, dsn, &err)
                             : error_set(&err, STATUS_INVALID, "Set TERRIER_DSN to a database with assets.");

    for (int repeat = 0; repeat < REPEATS && status == STATUS_OK; repeat++) {
        status = load(db, &took, &assets, &err);
        ours = fmin(ours, took);
        theirs = fmin(theirs, psql_copy());
    }
    if (status == STATUS_OK)
        printf("%zu assets: facts, rules and neighbours into columns %.1f ms; psql COPY of the view %.1f ms; "
               "ratio %.2f (budget 0.8)\n",
               assets, 1e3 * ours, 1e3 * theirs, theirs / ours);
    else
        fprintf(stderr, "terrier-bench: %s\n", err.message);
    store_close(db);
    return status == STATUS_OK ? 0 : status_exit_code(status);
}
