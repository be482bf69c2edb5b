/*
 * Which choices of a plan stay when one thing changes: money, costs, receipts, what a point is worth, or
 * nothing but the choice among plans that are as good. Each trial begins from the plan, and what the plan
 * took counts a little more in it, so that an asset flips for a difference and not for a draw.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/runs/plan_inside.h"

enum { NEAR_PERCENT = 1, SHARE_OF_NODES = 5, TRIAL_GAP = 3000, NEAR_GAP = 200000, ABREAST = 2 };
static const int64_t MILLION_POUNDS = INT64_C(100000000); /* pence */
static const int64_t KEEPING = INT64_C(100000);           /* pence that keeping a choice counts for */

/* The amounts by which what a plan is worth is kept near the best: pounds, as an index that nothing else has.
 */
static const uint32_t NEAR_INDEX = PLAN_INDEX - 1;

const char *plan_trial_code(enum plan_trial_kind kind) {
    static const char *const codes[TRIALS] = {"more",       "less",        "costs_high", "receipts_low",
                                              "points_low", "points_high", "near"};
    return codes[kind];
}

static const char *trial_words(enum plan_trial_kind kind) {
    static const char *const words[TRIALS] = {
        "With GBP 1m more",       "With GBP 1m less",       "With costs high",        "With receipts low",
        "With points worth less", "With points worth more", "The nearest other plans"};
    return words[kind];
}

/* Moves corporate capital by so much, in equal parts; false where there is not so much of it. */
static bool move_capital(struct plan *plan, int64_t pence) {
    struct plan_fund *fund = &plan->funds[0];
    for (int year = 0; year < plan->years; year++)
        if (fund->limit[year] + pence / plan->years < 0) return false;
    for (int year = 0; year < plan->years; year++)
        fund->limit[year] += pence / plan->years;
    return true;
}

static bool is_kept(const struct planning *planning, const struct plan_choice *choice) {
    int32_t taken = planning->answer->taken[choice->asset];
    return taken != PLAN_NONE && planning->loaded.plan->choices[taken].option == choice->option;
}

/* The same choices, worth something where the plan does otherwise; what they were worth is a limit. */
static struct plan *near_model(const struct planning *planning) {
    const struct plan *from = planning->loaded.plan;
    const struct plan_answer *answer = planning->answer;
    struct plan *plan = plan_new(from->years, from->needs, from->assets);
    int64_t price = plan_funding_price(from, &planning->funding);
    struct plan_limit near = {.name = "near", .key = plan_key_of(PLAN_TAG, NEAR_INDEX, 0), .least = true};
    near.bound = (answer->value - llabs(answer->value) / 100 * NEAR_PERCENT + price) / 100;
    for (size_t i = 0; i < from->fund_count; i++)
        plan_add_fund(plan, &from->funds[i]);
    for (size_t i = 0; i < from->limit_count; i++)
        plan_add_limit(plan, &from->limits[i]);
    plan_add_limit(plan, &near);
    for (size_t i = 0; i < from->choice_count; i++) {
        const struct plan_choice *choice = &from->choices[i];
        bool none = answer->taken[choice->asset] == PLAN_NONE;
        plan_add_choice(plan, choice->asset, choice->option, choice->start,
                        is_kept(planning, choice) ? -KEEPING
                        : none                    ? KEEPING
                                                  : 0);
        for (size_t j = 0; j < choice->amount_count; j++) {
            const struct plan_amount *amount = &from->amounts[choice->first_amount + j];
            plan_add_amount(plan, amount->key, amount->amount);
        }
        plan_add_amount(plan, near.key, choice->value / 100);
    }
    return plan;
}

/* NULL where there is no such trial. */
static struct plan *trial_model(const struct planning *planning, enum plan_trial_kind kind) {
    struct plan_figures figures = {.costs_high = kind == TRIAL_COSTS_HIGH,
                                   .receipts_low = kind == TRIAL_RECEIPTS_LOW,
                                   .points_low = kind == TRIAL_POINTS_LOW,
                                   .points_high = kind == TRIAL_POINTS_HIGH};
    if (kind == TRIAL_NEAR) return near_model(planning);
    struct plan *plan = plan_loaded_model(&planning->loaded, planning->asked, figures);
    for (size_t i = 0; i < plan->choice_count; i++)
        if (is_kept(planning, &plan->choices[i])) plan->choices[i].value += KEEPING;
    bool good = true;
    if (kind == TRIAL_MORE) good = move_capital(plan, MILLION_POUNDS);
    if (kind == TRIAL_LESS) good = move_capital(plan, -MILLION_POUNDS);
    if (good) return plan;
    plan_free(plan);
    return NULL;
}

/* Without what keeping counted for; of the nearest others, what they were worth. */
static int64_t trial_value(const struct planning *planning, enum plan_trial_kind kind,
                           const struct plan_answer *answer) {
    const struct plan *plan = planning->loaded.plan;
    int64_t value = kind == TRIAL_NEAR ? 0 : answer->value, rest;
    for (int32_t asset = 0; asset < plan->assets; asset++) {
        int32_t taken = answer->taken[asset];
        if (taken == PLAN_NONE) continue;
        if (kind == TRIAL_NEAR)
            value += plan->choices[taken].value;
        else if (is_kept(planning, &plan->choices[taken]))
            value -= KEEPING;
    }
    if (kind != TRIAL_NEAR) return value;
    struct plan_funding funding = plan_funding_of(plan, answer->taken, &rest);
    return value - plan_funding_price(plan, &funding);
}

/* A trial while its solver works. */
struct trying {
    enum plan_trial_kind kind;
    struct plan *plan; /* NULL: there is no such trial */
    struct solver *solver;
};

static enum status begin(const struct planning *planning, enum plan_trial_kind kind, struct trying *trying,
                         struct error *err) {
    struct plan_stop stop = planning->asked->stop;
    *trying = (struct trying){.kind = kind, .plan = trial_model(planning, kind)};
    if (!trying->plan) return STATUS_OK;
    stop.nodes = stop.nodes / SHARE_OF_NODES + 1;
    /* Which choices stay is seen well before the last pennies are. */
    int64_t gap = kind == TRIAL_NEAR ? NEAR_GAP : TRIAL_GAP;
    if (stop.gap < gap) stop.gap = gap;
    plan_begin_from(trying->plan, planning->answer->taken);
    if (plan_check(trying->plan, err) != STATUS_OK) return err->status;
    return solve_begin(&trying->solver, trying->plan, &stop, err);
}

static void keep(struct planning *planning, const struct trying *trying, const struct plan_answer *answer) {
    struct plan_trial *trial = &planning->trials[trying->kind];
    size_t size = (size_t)trying->plan->assets * sizeof *trial->taken;
    trial->tried = true;
    trial->outcome = answer->outcome;
    if (!plan_outcome_has_plan(answer->outcome)) return;
    trial->value = trial_value(planning, trying->kind, answer);
    trial->taken = memory_array((size_t)trying->plan->assets, sizeof *trial->taken);
    memcpy(trial->taken, answer->taken, size);
}

static void abandon(struct trying *trying) {
    solver_free(trying->solver);
    plan_free(trying->plan);
    *trying = (struct trying){.plan = NULL};
}

static enum status end(struct planning *planning, struct trying *trying, struct error *err) {
    struct plan_answer *answer = NULL;
    enum status status = STATUS_OK;
    if (trying->solver) {
        status = plan_hear(planning, trial_words(trying->kind), trying->plan, trying->solver, &answer, err);
        trying->solver = NULL;
    }
    if (status == STATUS_OK && answer) keep(planning, trying, answer);
    plan_answer_free(answer);
    abandon(trying);
    return status;
}

/* Two at a time: few machines have fewer cores, and people wait for this. */
enum status plan_try(struct planning *planning, struct error *err) {
    struct trying trying[ABREAST] = {{.plan = NULL}};
    enum status status = STATUS_OK;
    for (int turn = 0; turn < TRIALS + ABREAST && status == STATUS_OK; turn++) {
        struct trying *place = &trying[turn % ABREAST];
        if (turn >= ABREAST) status = end(planning, place, err);
        if (turn < TRIALS && status == STATUS_OK)
            status = begin(planning, (enum plan_trial_kind)turn, place, err);
    }
    for (int i = 0; i < ABREAST; i++)
        abandon(&trying[i]);
    return status;
}

void plan_trials_free(struct planning *planning) {
    for (int kind = 0; kind < TRIALS; kind++)
        free(planning->trials[kind].taken);
}

bool plan_trial_same(const struct planning *planning, const struct plan_trial *trial, int32_t asset) {
    const struct plan_choice *choices = planning->loaded.plan->choices;
    int32_t plan = planning->answer->taken[asset], other = trial->taken[asset];
    if (plan == PLAN_NONE || other == PLAN_NONE) return plan == other;
    return choices[plan].option == choices[other].option;
}

bool plan_is_firm(const struct planning *planning, int32_t asset) {
    for (int kind = 0; kind < TRIALS; kind++) {
        const struct plan_trial *trial = &planning->trials[kind];
        if (trial->taken && !plan_trial_same(planning, trial, asset)) return false;
    }
    return true;
}
