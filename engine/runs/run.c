/* One run from beginning to end: read in one snapshot, judge, store in one transaction. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/progress.h"
#include "engine/runs/inside.h"
#include "sql/embedded.h"

struct loading {
    const char *as_at;
    const char *engine_version;
    const char *quarter_on; /* NULL: none */
    int32_t criteria;       /* 0: those in force */
    struct run_inputs *inputs;
};

static enum status set_day(struct store *db, const char *as_at, int64_t earlier, struct error *err) {
    char run[24];

    return store_run(db, sql_judge_as_at, BIND(as_at, earlier ? bind_integer(run, earlier) : NULL), err);
}

static enum status read_basis(struct store *db, struct loading *loading, int32_t *today, struct error *err) {
    struct run_inputs *inputs = loading->inputs;
    struct rows *rows = NULL;
    char version[24];
    const char *criteria = loading->criteria ? bind_integer(version, loading->criteria) : NULL;
    enum status status =
        store_query(db, sql_judge_basis, BIND(loading->engine_version, loading->quarter_on, criteria),
                    STORE_ONE, &rows, err);

    if (status != STATUS_OK) return status;
    inputs->as_at = arena_text(inputs->arena, rows_text(rows, 0, 0));
    if (loading->quarter_on) inputs->quarter_on = arena_text(inputs->arena, loading->quarter_on);
    *today = (int32_t)rows_integer(rows, 0, 1);
    inputs->revision = rows_integer(rows, 0, 2);
    inputs->known_at = arena_text(inputs->arena, rows_text(rows, 0, 3));
    inputs->criteria_version = (int32_t)rows_integer(rows, 0, 4);
    inputs->rules_sha256 = arena_text(inputs->arena, rows_text(rows, 0, 5));
    inputs->same_run_id = rows_integer(rows, 0, 6);
    inputs->earlier_run_id = rows_integer(rows, 0, 7);
    if (rows_is_null(rows, 0, 4))
        status =
            criteria
                ? error_set(err, STATUS_NOT_FOUND,
                            "There is no version %s of the criteria; `terrier criteria versions` lists them.",
                            criteria)
                : error_set(err, STATUS_NOT_FOUND,
                            "No criteria version is approved and noted; approve one, or run `terrier "
                            "migrate` for the starting set.");
    rows_free(rows);
    return status;
}

/* Facts that depend on other assets, from this run's own medians. */
static void derive(struct run_inputs *inputs, const struct rule_numbers *numbers, const bool *placed) {
    static const char *const ratios[][2] = {{"premises_cost_per_m2", "premises_cost_ratio"},
                                            {"emissions_per_m2", "emissions_ratio"}};
    struct portfolio *portfolio = inputs->portfolio;

    for (size_t i = 0; i < sizeof ratios / sizeof *ratios; i++) {
        int of = portfolio_fact(portfolio, ratios[i][0]);
        int to = portfolio_fact(portfolio, ratios[i][1]);
        if (of < 0 || to < 0) continue;
        benchmark_add(&inputs->benchmarks, portfolio, (size_t)of, (size_t)numbers->category_minimum);
        benchmark_ratio(portfolio, &inputs->benchmarks, (size_t)of, (size_t)to);
    }
    int suitability = portfolio_fact(portfolio, "suitability");
    int capacity = portfolio_fact(portfolio, "capacity");
    int used = portfolio_fact(portfolio, "capacity_used");
    int distance = portfolio_fact(portfolio, "stronger_neighbour_km");
    if (suitability < 0 || capacity < 0 || used < 0 || distance < 0) return;
    benchmark_neighbours(
        portfolio,
        (struct neighbour_facts){(size_t)suitability, (size_t)capacity, (size_t)used, (size_t)distance},
        placed, numbers->neighbour_km);
}

/* The facts of all assets; `*placed` is the caller's to free, also after a failure. */
static enum status load_estate(struct store *db, struct loading *loading, int32_t *today, bool **placed,
                               struct error *err) {
    struct run_inputs *inputs = loading->inputs;
    enum status status = set_day(db, loading->as_at, 0, err);

    if (status == STATUS_OK) status = read_basis(db, loading, today, err);
    if (status == STATUS_OK) status = set_day(db, loading->as_at, inputs->earlier_run_id, err);
    if (status == STATUS_OK) status = facts_load(db, inputs, placed, err);
    if (status == STATUS_OK) status = facts_load_neighbours(db, inputs->portfolio, err);
    return status;
}

static enum status load(struct store *db, void *context, struct error *err) {
    struct loading *loading = context;
    struct run_inputs *inputs = loading->inputs;
    struct rule_numbers numbers;
    bool *placed = NULL;
    int32_t today = 0;
    struct progress progress = progress_start("Reading facts and rules", 0);
    enum status status = load_estate(db, loading, &today, &placed, err);

    if (status == STATUS_OK) status = rules_load(db, inputs, today, &numbers, err);
    if (status == STATUS_OK && inputs->earlier_run_id) status = earlier_load(db, inputs, err);
    if (status == STATUS_OK) status = run_backlog_load(db, &inputs->backlog, err);
    if (status == STATUS_OK) derive(inputs, &numbers, placed);
    if (status == STATUS_OK)
        status = option_inputs_load(db, inputs->portfolio, inputs->criteria, inputs->criteria_version,
                                    numbers.not_applicable, &inputs->options, err);
    progress_end(&progress);
    free(placed);
    return status;
}

static enum status load_past(struct store *db, void *context, struct error *err) {
    struct loading *loading = context;
    struct run_inputs *inputs = loading->inputs;
    struct rule_numbers numbers;
    bool *placed = NULL;
    int32_t today = 0;
    struct progress progress = progress_start("Judging the facts of then", 0);
    enum status status = load_estate(db, loading, &today, &placed, err);

    if (status == STATUS_OK && inputs->held == 0)
        status = error_set(err, STATUS_NOT_FOUND,
                           "the register holds nothing as at %s: there is nothing to judge", inputs->as_at);
    if (status == STATUS_OK) status = rules_load(db, inputs, today, &numbers, err);
    if (status == STATUS_OK) derive(inputs, &numbers, placed);
    progress_end(&progress);
    free(placed);
    return status;
}

static enum status load_facts(struct store *db, void *context, struct error *err) {
    struct loading *loading = context;
    bool *placed = NULL;
    enum status status = set_day(db, loading->as_at, 0, err);

    if (status == STATUS_OK) status = facts_load(db, loading->inputs, &placed, err);
    free(placed);
    return status;
}

static enum status load_in_snapshot(struct store *db,
                                    enum status (*load_what)(struct store *, void *, struct error *),
                                    struct loading loading, struct run_inputs **out, struct error *err) {
    struct run_inputs *inputs = memory_array(1, sizeof *inputs);

    inputs->arena = arena_new();
    loading.inputs = inputs;
    enum status status =
        store_transaction(db, (struct store_intent){.read_only = true}, load_what, &loading, err);
    if (status == STATUS_OK)
        *out = inputs;
    else
        run_inputs_free(inputs);
    return status;
}

enum status run_load(struct store *db, const char *as_at, const char *engine_version, struct run_inputs **out,
                     struct error *err) {
    return load_in_snapshot(db, load, (struct loading){as_at, engine_version, NULL, 0, NULL}, out, err);
}

enum status run_load_facts(struct store *db, const char *as_at, struct run_inputs **out, struct error *err) {
    return load_in_snapshot(db, load_facts, (struct loading){as_at, NULL, NULL, 0, NULL}, out, err);
}

enum status run_load_past(struct store *db, struct run_inputs **out, struct error *err) {
    const char *day = store_times(db)->as_at;

    return load_in_snapshot(db, load_past, (struct loading){*day ? day : NULL, NULL, NULL, 0, NULL}, out,
                            err);
}

void run_inputs_free(struct run_inputs *inputs) {
    if (!inputs) return;
    criteria_free(inputs->criteria);
    benchmarks_free(&inputs->benchmarks);
    run_backlog_free(inputs->backlog);
    option_inputs_free(inputs->options);
    portfolio_free(inputs->portfolio);
    portfolio_free(inputs->earlier);
    arena_free(inputs->arena);
    free(inputs);
}

static enum status keep(struct store *db, void *context, struct error *err) {
    struct kept *kept = context;
    char run[24];
    enum status status = keep_run(db, kept, err);

    if (status == STATUS_OK) status = run_backlog_keep(db, kept->inputs->backlog, kept->run_id, err);
    if (status == STATUS_OK)
        status = option_inputs_keep(db, kept->inputs->options, kept->inputs->portfolio, kept->found,
                                    kept->run_id, err);
    /* Now, not once the run can be seen: whoever asked at that moment would wait for a plan for empty tables.
     */
    if (status == STATUS_OK) status = store_run(db, sql_run_statistics, BIND_NONE, err);
    if (status == STATUS_OK) status = set_day(db, kept->inputs->as_at, 0, err);
    if (status == STATUS_OK)
        status = store_run(db, sql_run_keep_presence, BIND(bind_integer(run, kept->run_id)), err);
    if (status == STATUS_OK)
        status = store_run(db, sql_run_keep_proposals, BIND(bind_integer(run, kept->run_id)), err);
    if (status == STATUS_OK)
        status = store_run(db, sql_run_quality, BIND(bind_integer(run, kept->run_id)), err);
    if (status == STATUS_OK)
        status = store_run(db, sql_run_emission, BIND(bind_integer(run, kept->run_id)), err);
    if (status == STATUS_OK)
        status = store_run(db, sql_run_recommendation, BIND(bind_integer(run, kept->run_id)), err);
    return status;
}

static enum status judge_and_keep(struct store *db, const struct run_options *options,
                                  struct run_inputs *inputs, int64_t *run_id, struct error *err) {
    struct progress progress = progress_start("Estimating the backlog", 0);

    if (run_backlog_estimate(inputs->backlog, err) != STATUS_OK) return err->status;
    progress = progress_start("Judging", 0);
    struct judgement *now = judge(inputs->portfolio, inputs->criteria, JUDGE_DETAIL);
    struct judgement *before =
        inputs->earlier ? judge(inputs->earlier, inputs->criteria, JUDGE_SCORES) : NULL;
    size_t *match = inputs->earlier ? portfolio_match(inputs->portfolio, inputs->earlier) : NULL;
    struct options *found = NULL;
    struct movements *moved =
        before ? movements_find(&(struct movements_asked){inputs->portfolio, inputs->earlier, match,
                                                          inputs->criteria, now, before})
               : NULL;
    struct kept kept = {
        .inputs = inputs, .options = options, .now = now, .before = before, .match = match, .moved = moved};
    progress = progress_start("Finding options", 0);
    enum status status =
        option_inputs_make(inputs->options, inputs->portfolio, inputs->criteria, now, &found, err);
    kept.found = found;
    progress = progress_start("Keeping the run", 0);
    if (status == STATUS_OK)
        status = store_transaction(db, (struct store_intent){.actor = options->actor, .reason = "evaluate"},
                                   keep, &kept, err);

    progress_end(&progress);
    *run_id = kept.run_id;
    options_free(found);
    movements_free(moved);
    free(match);
    judgement_free(before);
    judgement_free(now);
    return status;
}

/* --- a run that is kept --- */

/* The quarter asked for, with the day for which facts hold where none is given. */
static enum status take_quarter(struct store *db, const struct run_options *options, struct rows **rows,
                                struct run_report *report, struct error *err) {
    enum status status;

    if (options->trial)
        return error_set(err, STATUS_INVALID,
                         "a trial is not published for a quarter: leave the quarter or the trial out");
    status = store_query(db, sql_judge_quarter, BIND(options->quarter, options->as_at), STORE_ONE, rows, err);
    if (status != STATUS_OK) return status;
    if (!rows_is_null(*rows, 0, 2)) return error_set(err, STATUS_INVALID, "%s", rows_text(*rows, 0, 2));
    snprintf(report->quarter, sizeof report->quarter, "%s", rows_text(*rows, 0, 3));
    report->replaced_run_id = rows_integer(*rows, 0, 4);
    return STATUS_OK;
}

static enum status load_for(struct store *db, const struct run_options *options, struct run_inputs **inputs,
                            struct run_report *report, struct error *err) {
    struct loading loading = {
        .as_at = options->as_at, .engine_version = options->engine_version, .criteria = options->criteria};
    struct rows *quarter = NULL;
    enum status status = options->quarter ? take_quarter(db, options, &quarter, report, err) : STATUS_OK;

    if (status == STATUS_OK && quarter) {
        loading.quarter_on = rows_text(quarter, 0, 0);
        loading.as_at = rows_text(quarter, 0, 1);
    }
    if (status == STATUS_OK) status = load_in_snapshot(db, load, loading, inputs, err);
    rows_free(quarter);
    return status;
}

enum status run_evaluate(struct store *db, const struct run_options *options, struct run_report *report,
                         struct error *err) {
    struct run_inputs *inputs = NULL;

    *report = (struct run_report){0};
    enum status status = store_run(db, sql_register_statistics, BIND_NONE, err);
    if (status == STATUS_OK) status = load_for(db, options, &inputs, report, err);
    if (status != STATUS_OK) return status;
    report->revision = inputs->revision;
    report->held = inputs->held;
    report->compared_run_id = inputs->earlier_run_id;
    for (size_t i = 0; i < inputs->portfolio->count; i++)
        report->scored += inputs->portfolio->assets[i].scored;
    memcpy(report->as_at, inputs->as_at, strnlen(inputs->as_at, sizeof report->as_at - 1));
    report->reused = options->if_changed && inputs->same_run_id != 0;
    if (report->reused)
        report->run_id = inputs->same_run_id;
    else
        status = judge_and_keep(db, options, inputs, &report->run_id, err);
    run_inputs_free(inputs);
    return status;
}
