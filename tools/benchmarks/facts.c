/* Loading facts, beside psql's COPY of the same view. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/base/text.h"
#include "engine/runs/runs.h"
#include "engine/store/cluster.h"
#include "tools/benchmarks/bench.h"

enum { REPEATS = 7 };

#define COPY "-c 'copy (select * from facts.asset_fact order by asset_id) to stdout (format binary)' "
#define PSQL "psql -X -q \"$TERRIER_DSN\" "

static double seconds_of(const char *command) {
    double start = bench_seconds();

    return system(command) == 0 ? bench_seconds() - start : NAN;
}

/* A second and third COPY in one session: without connecting and first looking at the catalogue, as ours. */
static double psql_copy(void) {
    double once = seconds_of(PSQL COPY ">/dev/null");

    return (seconds_of(PSQL COPY COPY COPY ">/dev/null") - once) / 2;
}

static enum status load_facts(struct store *db, double *seconds, size_t *assets, struct error *err) {
    double start = bench_seconds();
    struct run_inputs *inputs = NULL;
    enum status status = run_load_facts(db, NULL, &inputs, err);

    *seconds = bench_seconds() - start;
    if (status == STATUS_OK) *assets = inputs->portfolio->count;
    run_inputs_free(inputs);
    return status;
}

static enum status load_all(struct store *db, double *seconds, struct error *err) {
    double start = bench_seconds();
    struct run_inputs *inputs = NULL;
    enum status status = run_load(db, NULL, "bench", &inputs, err);

    *seconds = bench_seconds() - start;
    run_inputs_free(inputs);
    return status;
}

/* The database in force, as for every command; psql, our peer, is told it by the environment. */
enum status bench_open(struct store **db, struct error *err) {
    struct text data = TEXT_EMPTY, dsn = TEXT_EMPTY;
    enum status status = cluster_data_directory(&data, NULL, err);

    if (status == STATUS_OK) status = cluster_dsn(&dsn, text_string(&data), NULL, err);
    if (status == STATUS_OK) status = store_open(db, text_string(&dsn), err);
    if (status == STATUS_OK) setenv("TERRIER_DSN", text_string(&dsn), 1);
    text_free(&dsn);
    text_free(&data);
    return status;
}

int bench_facts(void) {
    struct store *db = NULL;
    struct error err = {0};
    double ours[REPEATS], all[REPEATS], theirs[REPEATS];
    size_t assets = 0;
    enum status status = bench_open(&db, &err);

    if (status == STATUS_OK) status = load_all(db, &all[0], &err); /* both begin warm */
    for (int repeat = 0; repeat < REPEATS && status == STATUS_OK; repeat++) {
        theirs[repeat] = psql_copy();
        status = load_facts(db, &ours[repeat], &assets, &err);
        if (status == STATUS_OK) status = load_all(db, &all[repeat], &err);
    }
    if (status == STATUS_OK) {
        double copy = bench_median(theirs, REPEATS);
        double facts = bench_median(ours, REPEATS);
        printf("%zu assets, medians of %d: facts into columns %.1f ms; psql COPY of the view %.1f ms; "
               "ratio %.2f, budget 0.8\n"
               "  with rules, digest, neighbours, the earlier run and backlog %.1f ms\n",
               assets, REPEATS, 1e3 * facts, 1e3 * copy, copy / facts, 1e3 * bench_median(all, REPEATS));
    } else {
        fprintf(stderr, "terrier-bench: %s\n", err.message);
    }
    store_close(db);
    return status == STATUS_OK ? 0 : status_exit_code(status);
}
