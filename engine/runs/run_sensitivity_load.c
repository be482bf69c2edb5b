/* Criteria, facts and tests of a run, as its reader may see them. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/runs/run_sensitivity_inside.h"
#include "sql/embedded.h"

static enum status ask(struct store *db, const char *sql, struct bind bind, struct rows **rows,
                       struct error *err) {
    return store_query(db, sql, bind, STORE_MANY, rows, err);
}

static double number_named(const struct rows *rows, const char *name) {
    for (size_t i = 0; i < rows_count(rows); i++)
        if (text_equal(rows_text(rows, i, 0), name)) return rows_number(rows, i, 1);
    return NAN;
}

static enum status read_numbers(struct store *db, const char *run, struct run_sensitivity *found,
                                struct error *err) {
    struct judging_rules *rules = &found->criteria->rules;
    struct rows *rows = NULL;
    enum status status = ask(db, sql_sensitivity_numbers, BIND(run), &rows, err);

    if (status != STATUS_OK) return status;
    *rules = (struct judging_rules){.rating_green = number_named(rows, "rating_green"),
                                    .rating_amber = number_named(rows, "rating_amber"),
                                    .cap_failed = number_named(rows, "cap_failed"),
                                    .cap_unproven = number_named(rows, "cap_unproven"),
                                    .coverage_minimum = number_named(rows, "coverage_minimum")};
    found->rules =
        (struct sensitivity_rules){.weight_spread = number_named(rows, "sensitivity_weight_spread"),
                                   .weight_reach = number_named(rows, "sensitivity_weight_reach")};
    double draws = number_named(rows, "sensitivity_draws"), seed = number_named(rows, "sensitivity_seed");
    found->robust = number_named(rows, "sensitivity_robust_share");
    rows_free(rows);
    if (isnan(rules->rating_green + rules->rating_amber + rules->cap_failed + rules->cap_unproven +
              rules->coverage_minimum + draws + seed + found->robust) ||
        draws < 0 || draws > 1e6 || seed < 0 || seed > 1e15)
        return error_set(
            err, STATUS_INTERNAL,
            "a number of judging, or one of the sensitivity_ parameters, is missing for run %s; run "
            "`terrier migrate`",
            run);
    found->rules.draws = (int)draws;
    found->rules.seed = (uint64_t)seed;
    return STATUS_OK;
}

static enum status read_commitments(struct store *db, struct run_sensitivity *found, struct error *err) {
    struct criteria *criteria = found->criteria;
    struct rows *rows = NULL;
    enum status status = ask(db, sql_sensitivity_commitments, BIND_NONE, &rows, err);

    if (status != STATUS_OK) return status;
    size_t count = rows_count(rows);
    criteria->commitment_count = count;
    criteria->commitments = arena_array(found->arena, count + 1, sizeof *criteria->commitments);
    found->commitment_titles = arena_array(found->arena, count + 1, sizeof *found->commitment_titles);
    found->titles = arena_array(found->arena, count + 1, sizeof *found->titles);
    for (size_t i = 0; i < count; i++) {
        size_t objective = (size_t)rows_integer(rows, i, 1);
        criteria->commitments[i] = (struct commitment){arena_text(found->arena, rows_text(rows, i, 0)),
                                                       objective - 1, rows_number(rows, i, 2)};
        found->commitment_titles[i] = arena_text(found->arena, rows_text(rows, i, 3));
        if (objective <= criteria->objective_count) continue;
        criteria->objective_count = objective;
        found->titles[objective - 1] = arena_text(found->arena, rows_text(rows, i, 4));
    }
    rows_free(rows);
    return STATUS_OK;
}

/* --- facts: a row for each value of a code --- */

static enum sensitivity_spread spread_of(const char *kind) {
    if (text_equal(kind, "relative")) return SPREAD_RELATIVE;
    return text_equal(kind, "steps") ? SPREAD_STEPS : SPREAD_NONE;
}

static void read_fact(struct run_sensitivity *found, const struct rows *rows, size_t first, size_t end,
                      bool *absence) {
    struct sensitivity_fact *fact = &found->facts[found->fact_count];
    struct run_sensitivity_fact *words = &found->words[found->fact_count];

    *fact = (struct sensitivity_fact){.code = arena_text(found->arena, rows_text(rows, first, 0)),
                                      .spread = spread_of(rows_text(rows, first, 5)),
                                      .amount = rows_number(rows, first, 6),
                                      .per_year = rows_number(rows, first, 7),
                                      .most = rows_number(rows, first, 8)};
    *words = (struct run_sensitivity_fact){.label = arena_text(found->arena, rows_text(rows, first, 1)),
                                           .unit = arena_text(found->arena, rows_text(rows, first, 2)),
                                           .whole = rows_boolean(rows, first, 3)};
    absence[found->fact_count++] = rows_boolean(rows, first, 4);
    if (rows_is_null(rows, first, 9)) return;
    double *values = arena_array(found->arena, end - first, sizeof *values);
    words->labels = arena_array(found->arena, end - first, sizeof *words->labels);
    for (size_t i = first; i < end; i++) {
        values[i - first] = rows_number(rows, i, 9);
        words->labels[i - first] = arena_text(found->arena, rows_text(rows, i, 10));
    }
    fact->values = values;
    fact->value_count = end - first;
}

static size_t end_of_key(const struct rows *rows, size_t first) {
    size_t end = first + 1;

    while (end < rows_count(rows) && text_equal(rows_text(rows, end, 0), rows_text(rows, first, 0)))
        end++;
    return end;
}

static enum status read_facts(struct store *db, const char *run, struct run_sensitivity *found,
                              bool **absence, struct error *err) {
    struct rows *rows = NULL;
    enum status status = ask(db, sql_sensitivity_facts, BIND(run), &rows, err);

    if (status != STATUS_OK) return status;
    found->facts = arena_array(found->arena, rows_count(rows) + 1, sizeof *found->facts);
    found->words = arena_array(found->arena, rows_count(rows) + 1, sizeof *found->words);
    *absence = arena_array(found->arena, rows_count(rows) + 1, sizeof **absence);
    for (size_t first = 0, end = 0; first < rows_count(rows); first = end) {
        end = end_of_key(rows, first);
        read_fact(found, rows, first, end, *absence);
    }
    rows_free(rows);
    return STATUS_OK;
}

/* --- criteria: a row for each point --- */

static int fact_named(const struct run_sensitivity *found, const char *code) {
    for (size_t i = 0; code && i < found->fact_count; i++)
        if (strcmp(found->facts[i].code, code) == 0) return (int)i;
    return -1;
}

static size_t commitment_named(const struct criteria *criteria, const char *code) {
    size_t at = 0;

    while (at < criteria->commitment_count && !text_equal(criteria->commitments[at].code, code))
        at++;
    return at;
}

static enum criterion_kind kind_of(const char *name) {
    if (text_equal(name, "performance")) return CRITERION_PERFORMANCE;
    if (text_equal(name, "opportunity")) return CRITERION_OPPORTUNITY;
    return text_equal(name, "evidence") ? CRITERION_EVIDENCE : CRITERION_GUARD;
}

static enum status read_criterion(struct run_sensitivity *found, const struct rows *rows, size_t first,
                                  size_t end, const bool *absence, struct error *err) {
    struct criteria *criteria = found->criteria;
    int fact = fact_named(found, rows_text(rows, first, 5));
    struct curve_point *points = arena_array(found->arena, end - first, sizeof *points);

    for (size_t i = first; i < end; i++)
        points[i - first] = (struct curve_point){rows_number(rows, i, 7), rows_number(rows, i, 8)};
    if (fact < 0)
        return error_set(err, STATUS_INTERNAL, "Criterion %s tests a fact that is not listed.",
                         rows_text(rows, first, 1));
    criteria->items[criteria->count++] =
        (struct criterion){.id = (int32_t)rows_integer(rows, first, 0),
                           .code = arena_text(found->arena, rows_text(rows, first, 1)),
                           .commitment = commitment_named(criteria, rows_text(rows, first, 2)),
                           .kind = kind_of(rows_text(rows, first, 3)),
                           .weight = rows_number(rows, first, 4),
                           .fact = (size_t)fact,
                           .condition = fact_named(found, rows_text(rows, first, 6)),
                           .curve = {points, end - first},
                           .absence_is_known = absence[fact]};
    return STATUS_OK;
}

static enum status read_criteria(struct store *db, const char *run, struct run_sensitivity *found,
                                 const bool *absence, struct error *err) {
    struct criteria *criteria = found->criteria;
    struct rows *rows = NULL;
    enum status status = ask(db, sql_sensitivity_criteria, BIND(run), &rows, err);

    if (status != STATUS_OK) return status;
    criteria->items = arena_array(found->arena, rows_count(rows) + 1, sizeof *criteria->items);
    for (size_t first = 0, end = 0; first < rows_count(rows) && status == STATUS_OK; first = end) {
        end = end_of_key(rows, first);
        status = read_criterion(found, rows, first, end, absence, err);
    }
    rows_free(rows);
    return status == STATUS_OK ? criteria_check(criteria, found->fact_count, err) : status;
}

/* --- assets and their tests --- */

static uint8_t state_of(const char *name) {
    uint8_t state = STATE_NOT_APPLICABLE;

    while (state < STATE_GUARD_PASSED && !text_equal(criterion_state_code(state), name))
        state++;
    return state;
}

static size_t criterion_of(const struct criteria *criteria, int64_t id) {
    size_t at = 0;

    while (at < criteria->count && criteria->items[at].id != id)
        at++;
    return at;
}

static int by_criterion(const void *a, const void *b) {
    const struct sensitivity_test *x = a, *y = b;

    return (x->criterion > y->criterion) - (x->criterion < y->criterion);
}

/* Rows of both come by asset. A test that is withheld leaves its objective untold, when it bears on the
 * rating. */
static enum status take_test(struct run_sensitivity *found, struct run_sensitivity_asset *asset,
                             const struct rows *rows, size_t row, struct sensitivity_test *out,
                             struct error *err) {
    const struct criteria *criteria = found->criteria;
    size_t at = criterion_of(criteria, rows_integer(rows, row, 1));

    if (at == criteria->count)
        return error_set(err, STATUS_INTERNAL, "The run kept a test that is not of its criteria.");
    const struct criterion *criterion = &criteria->items[at];
    if (text_equal(rows_text(rows, row, 2), "withheld")) {
        if (criterion->kind == CRITERION_GUARD || criterion->weight > 0)
            asset->withheld |= 1u << criteria->commitments[criterion->commitment].objective;
        return STATUS_OK;
    }
    out[asset->count++] = (struct sensitivity_test){.criterion = at,
                                                    .state = state_of(rows_text(rows, row, 2)),
                                                    .value = rows_number(rows, row, 3),
                                                    .points = rows_number(rows, row, 4),
                                                    .years = rows_number(rows, row, 5) / 365.25};
    return STATUS_OK;
}

static enum status take_tests(struct run_sensitivity *found, const struct rows *rows,
                              struct sensitivity_test *tests, struct error *err) {
    size_t next = 0;
    enum status status = STATUS_OK;

    for (size_t a = 0; a < found->asset_count; a++) {
        struct run_sensitivity_asset *asset = &found->assets[a];
        while (next < rows_count(rows) && rows_integer(rows, next, 0) < asset->asset_id)
            next++; /* of an asset that was not scored */
        asset->tests = tests + next;
        for (;
             status == STATUS_OK && next < rows_count(rows) && rows_integer(rows, next, 0) == asset->asset_id;
             next++)
            status = take_test(found, asset, rows, next, tests + (asset->tests - tests), err);
        qsort(tests + (asset->tests - tests), asset->count, sizeof *tests, by_criterion);
    }
    return status;
}

static enum status read_assets(struct store *db, const char *run, const char *asset,
                               struct run_sensitivity *found, struct error *err) {
    struct rows *assets = NULL;
    struct rows *tests = NULL;
    enum status status = ask(db, sql_sensitivity_assets, BIND(run, asset), &assets, err);

    if (status == STATUS_OK) status = ask(db, sql_sensitivity_tests, BIND(run, asset), &tests, err);
    if (status == STATUS_OK) {
        found->asset_count = rows_count(assets);
        found->assets = arena_array(found->arena, found->asset_count + 1, sizeof *found->assets);
        for (size_t i = 0; i < found->asset_count; i++)
            found->assets[i] =
                (struct run_sensitivity_asset){.asset_id = rows_integer(assets, i, 0),
                                               .reference = arena_text(found->arena, rows_text(assets, i, 1)),
                                               .name = arena_text(found->arena, rows_text(assets, i, 2))};
        status = take_tests(found, tests,
                            arena_array(found->arena, rows_count(tests) + 1, sizeof(struct sensitivity_test)),
                            err);
    }
    rows_free(assets);
    rows_free(tests);
    return status;
}

enum status run_sensitivity_load(struct store *db, const char *run, const char *asset,
                                 struct run_sensitivity *found, struct error *err) {
    bool *absence = NULL;
    enum status status = read_numbers(db, run, found, err);

    if (status == STATUS_OK) status = read_commitments(db, found, err);
    if (status == STATUS_OK) status = read_facts(db, run, found, &absence, err);
    if (status == STATUS_OK) status = read_criteria(db, run, found, absence, err);
    if (status == STATUS_OK) status = read_assets(db, run, asset, found, err);
    return status;
}
