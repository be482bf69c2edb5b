#include "engine/runs/recall.h"

#include <stdlib.h>

#include "engine/base/text.h"
#include "engine/runs/inside.h"
#include "sql/embedded.h"

struct recalling {
    const char *run;
    struct recalled *recalled;
    bool options;
};

enum { RUN_ID, RUN_AS_AT, RUN_DAYS, RUN_CRITERIA, RUN_KNOWN_AT, RUN_REVISION, RUN_RULES };

static enum status read_run(struct store *db, struct recalling *recalling, struct error *err) {
    struct recalled *recalled = recalling->recalled;
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_recall_run, BIND(recalling->run), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0)
        status = error_set(err, STATUS_NOT_FOUND, "there is no run %s", recalling->run);
    if (status == STATUS_OK) {
        recalled->run_id = rows_integer(rows, 0, RUN_ID);
        recalled->today = (int32_t)rows_integer(rows, 0, RUN_DAYS);
        recalled->inputs->as_at = arena_text(recalled->inputs->arena, rows_text(rows, 0, RUN_AS_AT));
        recalled->inputs->criteria_version = (int32_t)rows_integer(rows, 0, RUN_CRITERIA);
        recalled->inputs->known_at = arena_text(recalled->inputs->arena, rows_text(rows, 0, RUN_KNOWN_AT));
        recalled->inputs->revision = rows_integer(rows, 0, RUN_REVISION);
        recalled->inputs->rules_sha256 = arena_text(recalled->inputs->arena, rows_text(rows, 0, RUN_RULES));
    }
    rows_free(rows);
    return status;
}

/* In the order in which rules_load() expects them. */
static enum status read_facts(struct store *db, struct recalled *recalled, struct error *err) {
    struct rows *facts = NULL;
    struct portfolio *empty = NULL;
    enum status status = store_query(db, sql_judge_facts, BIND_NONE, STORE_MANY, &facts, err);

    if (status == STATUS_OK) {
        size_t count = rows_count(facts);
        const char **codes = memory_array(count, sizeof *codes);
        for (size_t i = 0; i < count; i++)
            codes[i] = rows_text(facts, i, 0);
        empty = portfolio_new(0, codes, count);
        free(codes);
        status = earlier_load_whole(db, recalled->run_id, empty, &recalled->inputs->portfolio, err);
    }
    if (status == STATUS_OK && recalled->inputs->portfolio == NULL) {
        recalled->inputs->portfolio = empty;
        empty = NULL;
    }
    portfolio_free(empty);
    rows_free(facts);
    return status;
}

static enum status read_medians(struct store *db, struct recalled *recalled, struct error *err) {
    struct benchmarks *benchmarks = &recalled->inputs->benchmarks;
    struct portfolio *portfolio = recalled->inputs->portfolio;
    struct rows *rows = NULL;
    char run[24];
    enum status status = store_query(db, sql_recall_medians, BIND(bind_integer(run, recalled->run_id)),
                                     STORE_MANY, &rows, err);

    if (status != STATUS_OK) return status;
    benchmarks->items = memory_array(rows_count(rows), sizeof *benchmarks->items);
    for (size_t i = 0; i < rows_count(rows); i++) {
        int fact = portfolio_fact(portfolio, rows_text(rows, i, 0));
        if (fact < 0) continue;
        benchmarks->items[benchmarks->count++] =
            (struct benchmark){(size_t)fact, portfolio_category(portfolio, rows_text(rows, i, 1)),
                               rows_number(rows, i, 2), (int32_t)rows_integer(rows, i, 3)};
    }
    rows_free(rows);
    return STATUS_OK;
}

static enum status read_scopes(struct store *db, struct recalled *recalled, struct error *err) {
    struct run_inputs *inputs = recalled->inputs;
    struct rows *rows = NULL;
    char run[24];
    enum status status =
        store_query(db, sql_recall_scopes, BIND(bind_integer(run, recalled->run_id)), STORE_MANY, &rows, err);

    if (status == STATUS_OK && rows_count(rows) != inputs->portfolio->count)
        status = error_set(err, STATUS_INTERNAL, "The facts of run %s are not all there.", run);
    if (status == STATUS_OK) {
        inputs->scopes = arena_array(inputs->arena, rows_count(rows), sizeof *inputs->scopes);
        for (size_t i = 0; i < rows_count(rows); i++)
            inputs->scopes[i] = arena_text(inputs->arena, rows_text(rows, i, 0));
    }
    rows_free(rows);
    return status;
}

/* Which bit is the fact's; a new one where it has none yet. */
static enum status estimate_bit(struct run_estimates *estimates, size_t fact, size_t *bit,
                                struct error *err) {
    for (*bit = 0; *bit < estimates->count; (*bit)++)
        if (estimates->facts[*bit] == fact) return STATUS_OK;
    if (estimates->count == RUN_ESTIMATES_MAX)
        return error_set(err, STATUS_INTERNAL, "more than %d facts can be estimates", RUN_ESTIMATES_MAX);
    estimates->facts[estimates->count++] = fact;
    return STATUS_OK;
}

static enum status read_estimates(struct store *db, struct recalled *recalled, struct error *err) {
    struct run_inputs *inputs = recalled->inputs;
    struct rows *rows = NULL;
    char run[24];
    enum status status = store_query(db, sql_recall_estimates, BIND(bind_integer(run, recalled->run_id)),
                                     STORE_MANY, &rows, err);

    if (status == STATUS_OK && rows_count(rows) > 0)
        inputs->estimates.rows =
            arena_array(inputs->arena, inputs->portfolio->count, sizeof *inputs->estimates.rows);
    for (size_t i = 0; status == STATUS_OK && i < rows_count(rows); i++) {
        size_t row = facts_row(inputs->portfolio, rows_integer(rows, i, 0)), bit;
        int fact = rows_is_null(rows, i, 1) ? -1 : portfolio_fact(inputs->portfolio, rows_text(rows, i, 1));
        if (fact < 0) continue;
        status = estimate_bit(&inputs->estimates, (size_t)fact, &bit, err);
        if (status == STATUS_OK) inputs->estimates.rows[row] |= UINT64_C(1) << bit;
    }
    rows_free(rows);
    return status;
}

/* The digest of the rules as they stand, by which options are made, in the place of the run's own. */
static enum status read_rules(struct store *db, struct recalled *recalled, struct error *err) {
    enum { RULES = 5 };
    struct run_inputs *inputs = recalled->inputs;
    struct rows *rows = NULL;
    char version[24];
    enum status status =
        store_query(db, sql_judge_basis, BIND(NULL, NULL, bind_integer(version, inputs->criteria_version)),
                    STORE_ONE, &rows, err);

    if (status == STATUS_OK) inputs->rules_sha256 = arena_text(inputs->arena, rows_text(rows, 0, RULES));
    rows_free(rows);
    return status;
}

/* What options are made by, as it stands on the run's day. */
static enum status read_options(struct store *db, struct recalled *recalled, double not_applicable,
                                struct error *err) {
    struct run_inputs *inputs = recalled->inputs;
    enum status status = read_scopes(db, recalled, err);

    if (status == STATUS_OK) status = read_estimates(db, recalled, err);
    if (status == STATUS_OK) status = read_rules(db, recalled, err);
    if (status != STATUS_OK) return status;
    return option_inputs_load(db, inputs->portfolio, inputs->criteria, inputs->criteria_version,
                              not_applicable, &inputs->options, err);
}

/* Of an attempt that lost its connection. */
static void forget(struct recalled *recalled) {
    struct run_inputs *inputs = recalled->inputs;

    portfolio_free(inputs->portfolio);
    criteria_free(inputs->criteria);
    benchmarks_free(&inputs->benchmarks);
    option_inputs_free(inputs->options);
    rows_free(recalled->words);
    inputs->portfolio = NULL;
    inputs->criteria = NULL;
    inputs->options = NULL;
    inputs->estimates = (struct run_estimates){0};
    recalled->words = NULL;
}

static enum status load(struct store *db, void *context, struct error *err) {
    struct recalling *recalling = context;
    struct recalled *recalled = recalling->recalled;
    struct rule_numbers numbers;
    forget(recalled);
    enum status status = read_run(db, recalling, err);

    if (status == STATUS_OK)
        status = store_run(db, sql_judge_as_at, BIND(recalled->inputs->as_at, recalling->run), err);
    if (status == STATUS_OK) status = read_facts(db, recalled, err);
    if (status == STATUS_OK) status = rules_load(db, recalled->inputs, recalled->today, &numbers, err);
    if (status == STATUS_OK) status = read_medians(db, recalled, err);
    if (status == STATUS_OK && recalling->options)
        status = read_options(db, recalled, numbers.not_applicable, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_recall_words, BIND_NONE, STORE_MANY, &recalled->words, err);
    return status;
}

static enum status recall_run(struct recalled **out, struct store *db, const char *run, bool options,
                              struct error *err) {
    struct recalled *recalled = memory_array(1, sizeof *recalled);
    struct recalling recalling = {run, recalled, options};

    recalled->inputs = memory_array(1, sizeof *recalled->inputs);
    recalled->inputs->arena = arena_new();
    enum status status =
        store_transaction(db, (struct store_intent){.read_only = true}, load, &recalling, err);
    if (status == STATUS_OK) {
        recalled->judged = judge(recalled->inputs->portfolio, recalled->inputs->criteria, JUDGE_DETAIL);
        recalled->order = portfolio_order(recalled->inputs->portfolio);
        *out = recalled;
    } else {
        recalled_free(recalled);
    }
    return status;
}

enum status recall(struct recalled **out, struct store *db, const char *run, struct error *err) {
    return recall_run(out, db, run, false, err);
}

enum status recall_with_options(struct recalled **out, struct store *db, const char *run, struct error *err) {
    return recall_run(out, db, run, true, err);
}

void recalled_free(struct recalled *recalled) {
    if (recalled == NULL) return;
    judgement_free(recalled->judged);
    rows_free(recalled->words);
    run_inputs_free(recalled->inputs);
    free(recalled->order);
    free(recalled);
}

const char *recalled_words(const struct recalled *recalled, const char *kind, const char *code) {
    for (size_t i = 0; i < rows_count(recalled->words); i++)
        if (text_equal(rows_text(recalled->words, i, 1), code) &&
            text_equal(rows_text(recalled->words, i, 0), kind))
            return rows_text(recalled->words, i, 2);
    return code;
}
