/* Stores a programme: its head, choices, years, money and conflicts, and why it is as it is. */
#include <inttypes.h>
#include <stdlib.h>

#include "engine/base/memory.h"
#include "engine/programme/plan_options.h"
#include "engine/programme/plan_verify.h"
#include "engine/runs/plan_asked.h"
#include "engine/runs/plan_columns.h"
#include "engine/runs/plan_inside.h"
#include "engine/runs/plan_mends.h"
#include "sql/embedded.h"

static void add_pounds(struct text *out, int64_t pence) {
    uint64_t size = pence < 0 ? -(uint64_t)pence : (uint64_t)pence;
    text_format(out, "%s%" PRIu64 ".%02" PRIu64, pence < 0 ? "-" : "", size / 100, size % 100);
}

/* The value of a trial, to be freed; null where there is none. */
static void add_trial_value(struct text *out, const struct plan_trial *trial) {
    if (trial->taken) add_pounds(out, trial->value);
}

static enum status insert_plan(struct store *db, struct planning *planning, struct error *err) {
    const struct plan_asked *asked = planning->asked;
    const struct plan_answer *answer = planning->answer;
    char run[24], years[24];
    struct text value = TEXT_EMPTY, bound = TEXT_EMPTY, cut = TEXT_EMPTY, more = TEXT_EMPTY,
                less = TEXT_EMPTY;
    struct text settings = TEXT_EMPTY;
    struct rows *rows = NULL;
    if (plan_outcome_has_plan(answer->outcome)) {
        add_pounds(&value, answer->value);
        add_pounds(&bound, answer->bound);
    }
    add_pounds(&cut, plan_value(planning->loaded.plan, planning->cut, &planning->cut_funding));
    add_trial_value(&more, &planning->trials[TRIAL_MORE]);
    add_trial_value(&less, &planning->trials[TRIAL_LESS]);
    plan_asked_write(&settings, asked);
    enum status status = store_query(db, sql_plan_insert,
                                     BIND(bind_integer(run, planning->loaded.run_id), asked->scenario,
                                          bind_integer(years, asked->years), text_string(&settings),
                                          plan_outcome_name(answer->outcome), value.data, bound.data,
                                          cut.data, more.data, less.data, asked->version, asked->actor,
                                          rows_text(planning->loaded.basis, 0, BASIS_EMISSIONS)),
                                     STORE_ONE, &rows, err);
    if (status == STATUS_OK) planning->plan_id = rows_integer(rows, 0, 0);
    rows_free(rows);
    text_free(&value);
    text_free(&bound);
    text_free(&cut);
    text_free(&more);
    text_free(&less);
    text_free(&settings);
    return status;
}

static enum status copy(struct store *db, const char *sql, struct text *lines, struct error *err) {
    enum status status = store_copy_in_begin(db, sql, err);
    if (status == STATUS_OK) {
        status = store_copy_in_bytes(db, text_string(lines), lines->length, err);
        if (status == STATUS_OK) status = store_copy_in_end(db, NULL, NULL, err);
    }
    text_free(lines);
    return status;
}

/* How far the bound falls without it, what comes next and how far behind, and whether it is firm. */
static void add_reasons(const struct planning *planning, int32_t asset, struct text *lines) {
    const struct plan_answer *answer = planning->answer;
    int32_t next = answer->next[asset];
    add_pounds(lines, answer->margin[asset]);
    if (next == PLAN_NONE)
        text_add(lines, "\t\\N\t");
    else
        text_format(lines, "\t%" PRId32 "\t", planning->loaded.plan->choices[next].option);
    add_pounds(lines, answer->behind[asset]);
    text_add(lines, !planning->asked->compare       ? "\t\\N\n"
                    : plan_is_firm(planning, asset) ? "\tt\n"
                                                    : "\tf\n");
}

static void add_choices(const struct planning *planning, bool best, struct text *lines) {
    const struct plan *plan = planning->loaded.plan;
    const struct plan_answer *answer = planning->answer;
    const int32_t *taken = best ? answer->taken : planning->cut;
    for (int32_t asset = 0; asset < plan->assets; asset++) {
        if (taken[asset] == PLAN_NONE) continue;
        const struct plan_choice *choice = &plan->choices[taken[asset]];
        text_format(lines, "%" PRId64 "\t%s\t%" PRId64 "\t%" PRId32 "\t%" PRId32 "\t", planning->plan_id,
                    best ? "best" : "cut", planning->loaded.asset_ids[asset], choice->option,
                    choice->start + 1);
        add_pounds(lines, choice->value);
        text_add(lines, "\t");
        if (best)
            add_reasons(planning, asset, lines);
        else
            text_add(lines, "\\N\t\\N\t\\N\t\\N\n");
    }
}

static void add_years(const struct planning *planning, bool best, struct text *lines) {
    static const enum plan_kind money[] = {PLAN_COST, PLAN_RECEIPT, PLAN_REVENUE};
    const struct plan *plan = planning->loaded.plan;
    const int32_t *taken = best ? planning->answer->taken : planning->cut;
    for (int year = 0; year < plan->years; year++) {
        text_format(lines, "%" PRId64 "\t%s\t%d\t", planning->plan_id, best ? "best" : "cut", year + 1);
        for (size_t i = 0; i < sizeof money / sizeof *money; i++) {
            add_pounds(lines, plan_sum(plan, taken, money[i], year));
            text_add(lines, "\t");
        }
        text_format(lines, "%" PRId64 "\t%" PRId64 "\n", plan_sum(plan, taken, PLAN_CARBON, year),
                    plan_sum(plan, taken, PLAN_MOVE, year));
    }
}

static void add_fund_years(const struct planning *planning, struct text *lines) {
    const struct plan *plan = planning->loaded.plan;
    for (size_t fund = 0; fund < plan->fund_count; fund++)
        for (int year = 0; year < plan->years; year++) {
            int64_t fresh = plan->funds[fund].limit[year], paid = 0;
            for (int32_t asset = 0; asset < plan->assets && plan->funds[fund].share; asset++)
                if (planning->answer->taken[asset] != PLAN_NONE)
                    fresh += plan_fund_receipt(plan, &plan->funds[fund],
                                               &plan->choices[planning->answer->taken[asset]], year);
            for (int need = 0; need < plan->needs; need++)
                paid += planning->funding.paid[fund][need][year];
            text_format(lines, "%" PRId64 "\t%s\t%d\t", planning->plan_id, plan->funds[fund].name, year + 1);
            add_pounds(lines, fresh);
            text_add(lines, "\t");
            add_pounds(lines, paid);
            text_add(lines, "\n");
        }
}

/* What has to give way, as it would be set, where that was found to be enough; and what takes part: a limit
 * of all years as of year 0, which it is, its key says. */
static void add_conflicts(const struct planning *planning, struct text *mends, struct text *conflicts) {
    const struct plan *plan = planning->loaded.plan;
    for (size_t i = 0; i < planning->answer->mend_count; i++) {
        const struct plan_mend *mend = &planning->answer->mends[i];
        if (mend->amount > 0 && !planning->mended) continue;
        if (mend->amount > 0) {
            struct plan_set set = plan_mend_set(&planning->loaded, planning->asked, mend, planning->room);
            text_format(mends, "%" PRId64 "\t%s\t%s\t%.15g\t%.15g\n", planning->plan_id, set.setting,
                        set.fund, set.was, set.value);
        } else if (mend->kind == PLAN_MEND_LIMIT) {
            text_format(conflicts, "%" PRId64 "\t%s\t0\n", planning->plan_id,
                        plan->limits[mend->number].name);
        } else {
            text_format(conflicts, "%" PRId64 "\t%s\t%d\n", planning->plan_id, plan->funds[mend->number].name,
                        mend->year + 1);
        }
    }
}

/* Within a need and a year the assets draw on the funds in order, the first asset on the first. */
static void add_choice_funds(const struct planning *planning, struct text *lines) {
    const struct plan *plan = planning->loaded.plan;
    struct plan_funding left = planning->funding;
    for (int32_t asset = 0; asset < plan->assets; asset++) {
        int64_t paid[PLAN_FUNDS] = {0};
        if (planning->answer->taken[asset] == PLAN_NONE) continue;
        const struct plan_choice *choice = &plan->choices[planning->answer->taken[asset]];
        for (size_t i = choice->first_amount; i < choice->first_amount + choice->amount_count; i++) {
            plan_key key = plan->amounts[i].key;
            int64_t cost = plan->amounts[i].amount;
            if (plan_key_kind(key) != PLAN_COST) continue;
            for (size_t fund = 0; fund < plan->fund_count && cost > 0; fund++) {
                int64_t *there = &left.paid[fund][plan_key_index(key)][plan_key_year(key)];
                int64_t part = *there < cost ? *there : cost;
                *there -= part, cost -= part, paid[fund] += part;
            }
        }
        for (size_t fund = 0; fund < plan->fund_count; fund++) {
            if (paid[fund] == 0) continue;
            text_format(lines, "%" PRId64 "\t%" PRId64 "\t%s\t", planning->plan_id,
                        planning->loaded.asset_ids[asset], plan->funds[fund].name);
            add_pounds(lines, paid[fund]);
            text_add(lines, "\n");
        }
    }
}

/* Pence become pounds. */
static void add_bound(struct text *lines, const struct plan_limit *limit, int64_t amount) {
    enum plan_kind kind = plan_key_kind(limit->key);
    bool money = kind == PLAN_REVENUE || (kind == PLAN_TAG && plan_key_index(limit->key) == PLAN_TAG_SALES);
    if (money)
        add_pounds(lines, amount);
    else
        text_format(lines, "%" PRId64, amount);
}

static void add_plan_limits(const struct planning *planning, struct text *lines) {
    const struct plan *plan = planning->loaded.plan;
    int64_t *sums = memory_array(plan->limit_count + 1, sizeof *sums);
    plan_limit_sums(plan, planning->answer->taken, sums);
    for (size_t i = 0; i < plan->limit_count; i++) {
        const struct plan_limit *limit = &plan->limits[i];
        text_format(lines, "%" PRId64 "\t%s\t%s\t", planning->plan_id, limit->name, limit->least ? "t" : "f");
        add_bound(lines, limit, limit->bound);
        text_add(lines, "\t");
        add_bound(lines, limit, sums[i]);
        text_add(lines, "\n");
    }
    free(sums);
}

static void add_trial(const struct planning *planning, enum plan_trial_kind kind, struct text *trials,
                      struct text *flips) {
    const struct plan_trial *trial = &planning->trials[kind];
    const struct plan_choice *choices = planning->loaded.plan->choices;
    int same = 0;
    if (!trial->tried) return;
    for (int32_t asset = 0; trial->taken && asset < planning->loaded.plan->assets; asset++) {
        int32_t other = trial->taken[asset];
        bool is_same = plan_trial_same(planning, trial, asset);
        same += is_same && other != PLAN_NONE;
        if (is_same) continue;
        text_format(flips, "%" PRId64 "\t%s\t%" PRId64 "\t", planning->plan_id, plan_trial_code(kind),
                    planning->loaded.asset_ids[asset]);
        if (other == PLAN_NONE)
            text_add(flips, "\\N\t\\N\n");
        else
            text_format(flips, "%" PRId32 "\t%" PRId32 "\n", choices[other].option, choices[other].start + 1);
    }
    text_format(trials, "%" PRId64 "\t%s\t%s\t", planning->plan_id, plan_trial_code(kind),
                plan_outcome_name(trial->outcome));
    if (trial->taken)
        add_pounds(trials, trial->value);
    else
        text_add(trials, "\\N");
    text_format(trials, "\t%d\n", same);
}

/* Why the plan is as it is: only of a plan that there is. */
static enum status keep_reasons(struct store *db, const struct planning *planning, struct error *err) {
    struct text funds = TEXT_EMPTY, limits = TEXT_EMPTY, trials = TEXT_EMPTY, flips = TEXT_EMPTY;
    add_choice_funds(planning, &funds);
    add_plan_limits(planning, &limits);
    for (int kind = 0; kind < TRIALS; kind++)
        add_trial(planning, (enum plan_trial_kind)kind, &trials, &flips);
    enum status status = copy(db, sql_plan_copy_choice_fund, &funds, err);
    if (status == STATUS_OK) status = copy(db, sql_plan_copy_limit, &limits, err);
    if (status == STATUS_OK) status = copy(db, sql_plan_copy_trial, &trials, err);
    if (status == STATUS_OK) status = copy(db, sql_plan_copy_flip, &flips, err);
    text_free(&limits);
    text_free(&trials);
    text_free(&flips);
    return status;
}

/* Why there is none, as far as that is known. */
static enum status keep_conflicts(struct store *db, const struct planning *planning, struct error *err) {
    struct text mends = TEXT_EMPTY, conflicts = TEXT_EMPTY;
    add_conflicts(planning, &mends, &conflicts);
    enum status status = copy(db, sql_plan_copy_mend, &mends, err);
    if (status == STATUS_OK) status = copy(db, sql_plan_copy_conflict, &conflicts, err);
    text_free(&conflicts);
    return status;
}

static enum status keep_carbon(struct store *db, const struct planning *planning, struct error *err) {
    const struct rows *basis = planning->loaded.basis;
    char plan[24];
    return store_run(db, sql_plan_keep_carbon,
                     BIND(bind_integer(plan, planning->plan_id), rows_text(basis, 0, BASIS_YEAR),
                          rows_text(basis, 0, BASIS_EMITTED)),
                     err);
}

enum status plan_keep(struct store *db, struct planning *planning, struct error *err) {
    bool possible = plan_outcome_has_plan(planning->answer->outcome);
    struct text choices = TEXT_EMPTY, years = TEXT_EMPTY, funds = TEXT_EMPTY;
    enum status status = insert_plan(db, planning, err);
    if (status != STATUS_OK) return status;
    for (int best = possible; best >= 0; best--) {
        add_choices(planning, best, &choices);
        add_years(planning, best, &years);
    }
    if (possible) add_fund_years(planning, &funds);
    status = copy(db, sql_plan_copy_choice, &choices, err);
    if (status == STATUS_OK) status = copy(db, sql_plan_copy_year, &years, err);
    if (status == STATUS_OK) status = copy(db, sql_plan_copy_fund_year, &funds, err);
    text_free(&years);
    text_free(&funds);
    if (status == STATUS_OK && !possible) status = keep_conflicts(db, planning, err);
    if (status == STATUS_OK && possible) status = keep_carbon(db, planning, err);
    if (status == STATUS_OK && possible) status = keep_reasons(db, planning, err);
    return status;
}
