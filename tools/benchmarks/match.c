/*
 * Matching on a made-up estate whose truth is known, in a database of its own: how many rows of other lists,
 * and of later registers with new codes, are recognised, and how well the probabilities are those observed.
 * With `fit` it prints the weights that this estate would give, which are measured on another.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "importers/import.h"
#include "sql/embedded.h"
#include "tools/benchmarks/bench.h"
#include "tools/sample/generate.h"
#include "tools/sample/rng.h"

struct file {
    const char *path, *profile;
    const char *list; /* its name in the truth; NULL: what all others are compared with */
};

static const struct file BEFORE[] = {
    {"somerset-county/register.csv", "sample-somerset-county-register", NULL},
    {"mendip/register.csv", "sample-mendip-register", NULL},
    {"sedgemoor/register.csv", "sample-sedgemoor-register", NULL},
    {"south-somerset/register.csv", "sample-south-somerset-register", NULL},
    {"somerset-west-taunton/register.csv", "sample-somerset-west-taunton-register", NULL},
    {NULL, NULL, NULL}};
static const struct file MORE[] = {
    {"second/education.csv", "sample-education-list", "education"},
    {"second/leisure.csv", "sample-leisure-list", "leisure"},
    {"second/insurance.csv", "sample-insurance-list", "insurance"},
    {"later/mendip.csv", "sample-mendip-register", "mendip"},
    {"later/south-somerset.csv", "sample-south-somerset-register", "south-somerset"},
    {NULL, NULL, NULL}};

/* What is known of the rows of a list; then the person's decisions, so that the next meets a register in
 * order. */
static enum status take_down(struct store *db, const char *list, struct error *err) {
    enum status status = store_run(db, sql_bench_match_rows, BIND(list), err);

    if (status == STATUS_OK) status = store_run(db, sql_bench_match_pairs, BIND(list), err);
    if (status == STATUS_OK) status = store_run(db, sql_bench_match_decide, BIND(list), err);
    return status;
}

static enum status import_all(struct store *db, const char *directory, const struct file *files,
                              struct error *err) {
    enum status status = STATUS_OK;

    for (; files->path != NULL && status == STATUS_OK; files++) {
        struct text path = TEXT_EMPTY;
        struct import_report *report = NULL;
        double begun = bench_seconds();
        text_format(&path, "%s/%s", directory, files->path);
        struct import_request request = {
            .kind = "register", .path = text_string(&path), .profile = files->profile, .actor = "bench"};
        status = import_run(&report, db, &request, err);
        if (status == STATUS_OK)
            printf("%-36s %5lld rows: %4lld recognised, %4lld new, %3lld absent; %.1f s\n", files->path,
                   (long long)report->rows, (long long)report->matched, (long long)report->inserted,
                   (long long)report->absent, bench_seconds() - begun);
        if (status == STATUS_OK && files->list) status = take_down(db, files->list, err);
        import_report_free(report);
        text_free(&path);
    }
    return status;
}

static enum status read_truth(struct store *db, const struct sample *sample, struct error *err) {
    static const char *const tables[] = {sql_bench_match_truth, sql_bench_match_row_table,
                                         sql_bench_match_pair_table};
    const struct text *bytes = NULL;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < sizeof tables / sizeof *tables && status == STATUS_OK; i++)
        status = store_run(db, tables[i], BIND_NONE, err);
    for (size_t i = 0; i < sample->file_count; i++)
        if (text_equal(sample->files[i].path, "truth/matches.csv")) bytes = &sample->files[i].bytes;
    if (status == STATUS_OK) status = store_copy_in_begin(db, sql_bench_match_copy, err);
    if (status == STATUS_OK && bytes != NULL)
        status = store_copy_in_bytes(db, bytes->data, bytes->length, err);
    if (status == STATUS_OK) status = store_copy_in_end(db, NULL, NULL, err);
    return status;
}

static enum status show(struct store *db, const char *title, const char *sql, struct bind bind,
                        struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql, bind, STORE_MANY, &rows, err);

    if (status == STATUS_OK) printf("\n%s\n", title);
    for (size_t c = 0; c < rows_columns(rows) && status == STATUS_OK; c++)
        printf(c == 0 ? "%-16s" : "%16s", rows_column_name(rows, c));
    for (size_t r = 0; status == STATUS_OK && r < rows_count(rows); r++) {
        putchar('\n');
        for (size_t c = 0; c < rows_columns(rows); c++)
            printf(c == 0 ? "%-16s" : "%16s", rows_is_null(rows, r, c) ? "-" : rows_text(rows, r, c));
    }
    putchar('\n');
    rows_free(rows);
    return status;
}

/* --- the fit --- */

static double likelihood(const struct rows *rows, bool unsure, double shift, double slope) {
    double sum = 0;

    for (size_t i = 0; i < rows_count(rows); i++) {
        if (rows_boolean(rows, i, 2) != unsure) continue;
        double z = shift + slope * rows_number(rows, i, 0);
        if (!rows_boolean(rows, i, 1)) z = -z;
        sum -= z > 0 ? log1p(exp(-z)) : log1p(exp(z)) - z;
    }
    return sum;
}

/* Logistic regression of one variable, by Newton's method with shorter steps where one would lead away: the
 * share observed at each sum of weights. */
static void regress(const struct rows *rows, bool unsure, double *shift, double *slope) {
    *shift = 0;
    *slope = 0.5;
    for (int step = 0; step < 50; step++) {
        double g0 = 0, g1 = 0, h00 = 1e-6, h01 = 0, h11 = 1e-6, share = 1;
        for (size_t i = 0; i < rows_count(rows); i++) {
            if (rows_boolean(rows, i, 2) != unsure) continue;
            double x = rows_number(rows, i, 0), y = rows_boolean(rows, i, 1) ? 1 : 0;
            double p = 1 / (1 + exp(-(*shift + *slope * x))), v = p * (1 - p);
            g0 += y - p;
            g1 += (y - p) * x;
            h00 += v;
            h01 += v * x;
            h11 += v * x * x;
        }
        double determinant = h00 * h11 - h01 * h01, before = likelihood(rows, unsure, *shift, *slope);
        double d0 = (h11 * g0 - h01 * g1) / determinant, d1 = (h00 * g1 - h01 * g0) / determinant;
        while (share > 1e-6 && likelihood(rows, unsure, *shift + share * d0, *slope + share * d1) < before)
            share /= 2;
        *shift += share * d0;
        *slope += share * d1;
    }
}

static enum status fit(struct store *db, struct error *err) {
    struct rows *levels = NULL, *sums = NULL;
    double shift, slope, same = 0;
    enum status status = store_run(db, sql_bench_match_fitted, BIND_NONE, err);

    if (status == STATUS_OK)
        status = store_query(db, sql_bench_match_levels, BIND_NONE, STORE_MANY, &levels, err);

    if (status == STATUS_OK)
        status = store_query(db, sql_bench_match_sums, BIND_NONE, STORE_MANY, &sums, err);
    if (status == STATUS_OK) {
        for (size_t i = 0; i < rows_count(sums); i++)
            same += rows_boolean(sums, i, 1);
        double prior = same / (double)rows_count(sums), base = log(prior / (1 - prior));
        putchar('\n');
        for (size_t i = 0; i < rows_count(levels); i++)
            printf("    ('%s', '%s', %s, %s, %s),\n", rows_text(levels, i, 0), rows_text(levels, i, 1),
                   rows_text(levels, i, 2), rows_text(levels, i, 3), rows_text(levels, i, 4));
        printf("prior %.4f, of %zu pairs\n", prior, rows_count(sums));
        for (int unsure = 0; unsure <= 1; unsure++) {
            regress(sums, unsure, &shift, &slope);
            printf("%sslope %.4f, %sshift %.4f\n", unsure ? "unsure_" : "", slope, unsure ? "unsure_" : "",
                   shift - slope * base);
        }
    }
    rows_free(levels);
    rows_free(sums);
    return status;
}

/* --- all of it --- */

static enum status measure(struct store *db, const char *directory, bool fitting, struct error *err) {
    struct sample *sample = generate_sample();
    enum status status;

    generate_more(sample);
    status = sample_write(sample, directory, err);
    if (status == STATUS_OK) status = import_all(db, directory, BEFORE, err);
    if (status == STATUS_OK) status = store_run(db, sql_bench_match_open, BIND_NONE, err);
    if (status == STATUS_OK) status = read_truth(db, sample, err);
    if (status == STATUS_OK) status = import_all(db, directory, MORE, err);
    if (status == STATUS_OK)
        status = show(db, "At the automatic threshold (at least: precision 0.995, recall 0.90)",
                      sql_bench_match_outcome, BIND_NONE, err);
    if (status == STATUS_OK)
        status = show(db, "Pairs compared, by probability", sql_bench_match_reliability, BIND_NONE, err);
    if (status == STATUS_OK && getenv("TERRIER_BENCH_WRONG"))
        status =
            show(db, "Wrong, and missed", sql_bench_match_wrong, BIND(getenv("TERRIER_BENCH_WRONG")), err);
    if (status == STATUS_OK && fitting) status = fit(db, err);
    sample_free(sample);
    return status;
}

int bench_match(const char *directory, const char *seed, bool fitting) {
    struct store *db = NULL;
    struct error err = {0};
    enum status status;

    rng_seed(strtoull(seed, NULL, 10));
    status = bench_open(&db, &err);
    if (status == STATUS_OK) status = measure(db, directory, fitting, &err);
    if (status != STATUS_OK) fprintf(stderr, "terrier-bench: %s\n", err.message);
    store_close(db);
    return status == STATUS_OK ? 0 : status_exit_code(status);
}
