#include "engine/programme/solve/search.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/base/memory.h"
#include "engine/programme/plan_rank.h"
#include "engine/programme/plan_verify.h"
#include "engine/programme/solve/integer.h"
#include "engine/programme/solve/linear.h"
#include "engine/programme/solve/mend.h"
#include "engine/programme/solve/neighbours.h"

/* How many choices besides the best of each asset the parts take in; the last takes in all. */
static const size_t SIZES[] = {1000, 10000, SIZE_MAX};
enum {
    PARTS = sizeof SIZES / sizeof *SIZES,
    SHARE_OF_NODES = 16, /* that a part may have */
    BOUND_NODES = 20,    /* of the middle part, for the bound: the cuts bring it, not the branches */
    IDLE = 16            /* neighbourhoods that bring nothing before the next part is looked at */
};

struct search {
    const struct plan *plan;
    const struct plan_stop *stop;
    const struct search_ears *ears;
    struct matrix *matrix;
    struct linear *linear;
    struct plan_answer *answer; /* its plan is the best so far */
    bool begun;                 /* from a plan that was given */
    bool has_plan, has_bound;
    double bound; /* units of money; NaN until there is one */
    int64_t nodes;
    bool timed_out, exact;
    struct timespec began;
};

static double seconds_since(const struct search *search) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - search->began.tv_sec) + (double)(now.tv_nsec - search->began.tv_nsec) / 1e9;
}

/* For what is begun now; 0: no end. */
static double seconds_left(const void *context) {
    const struct search *search = context;
    if (search->stop->seconds == 0) return 0;
    return fmax((double)search->stop->seconds - seconds_since(search), 0.01);
}

static bool is_late(const struct search *search) {
    return search->stop->seconds > 0 && seconds_since(search) >= (double)search->stop->seconds;
}

static bool out_of_time(struct search *search) {
    search->timed_out |= is_late(search);
    return search->timed_out;
}

static bool has_to_stop(struct search *search) {
    return search->ears->stopped() || out_of_time(search);
}

static int64_t in_pence(double units) {
    return (int64_t)ceil(units * MATRIX_MONEY);
}

static void tell(struct search *search, const char *stage) {
    search->answer->bound = search->has_bound ? in_pence(search->bound) : 0;
    if (search->has_plan && search->answer->bound < search->answer->value)
        search->answer->bound = search->answer->value;
    search->ears->step(stage, search->has_plan, search->answer->value, search->has_bound,
                       search->answer->bound);
}

/* Takes the plan if it keeps within everything and is better. False when it breaks something. */
static bool offer(struct search *search, const int32_t *taken) {
    int64_t short_of;
    struct error err = {0};
    struct plan_funding funding = plan_funding_of(search->plan, taken, &short_of);
    if (short_of || plan_verify(search->plan, taken, &funding, &err) != STATUS_OK) return false;
    int64_t value = plan_value(search->plan, taken, &funding);
    if (!search->has_plan || value > search->answer->value) {
        search->has_plan = true;
        search->answer->value = value;
        memcpy(search->answer->taken, taken, (size_t)search->plan->assets * sizeof *taken);
    }
    return true;
}

static double gap(const struct search *search) {
    if (!search->has_plan || !search->has_bound) return INFINITY;
    return search->bound - (double)search->answer->value / MATRIX_MONEY;
}

static bool near_enough(const struct search *search) {
    double allowed = (double)search->stop->gap / (double)PLAN_MILLION * fabs(search->bound);
    return gap(search) <= fmax(allowed, 1 / MATRIX_MONEY);
}

/* Which choices are free, and what the assets without any take. Returns whether every choice is free that
 * could be part of a better plan. */
static bool choose_part(const struct search *search, double distance, bool *free_choice, int32_t *fixed) {
    const struct linear *linear = search->linear;
    const struct matrix *matrix = search->matrix;
    double enough = gap(search);
    bool keep = enough <= 0.01 * fabs(search->bound); /* a poor plan would only widen the part */
    bool all = distance >= enough;
    if (all) distance = enough;
    for (int32_t asset = 0; asset < search->plan->assets; asset++) {
        size_t near = 0, last = 0;
        bool nothing = linear->best[asset] <= distance;
        int32_t kept = keep ? search->answer->taken[asset] : PLAN_NONE;
        for (size_t i = matrix->first[asset]; i < matrix->first[asset + 1]; i++) {
            free_choice[i] = (int32_t)i == kept ||
                             (!matrix->dropped[i] && linear->best[asset] - linear->worth[i] <= distance);
            if (free_choice[i]) near++, last = i;
        }
        fixed[asset] = PLAN_NONE;
        nothing |= keep && kept == PLAN_NONE;
        if (near == 1 && !nothing) {
            fixed[asset] = (int32_t)last;
            free_choice[last] = false;
        }
    }
    return all;
}

/* What a plan outside the part could be worth, and one in it. */
static void lower_bound(struct search *search, double distance, bool all, double of_part) {
    double outside = all ? -INFINITY : search->linear->bound - distance;
    double bound = fmax(of_part, outside);
    if (search->has_plan) bound = fmax(bound, (double)search->answer->value / MATRIX_MONEY);
    if (bound < search->bound && !isinf(bound)) search->bound = bound;
}

/* Solves the part within so many nodes; what it finds is offered, once more where rounding spoils it. */
static struct integer_result solve_part(struct search *search, struct integer_part *part, int64_t nodes) {
    int32_t *taken = memory_array((size_t)search->plan->assets, sizeof *taken);
    int64_t left = search->stop->nodes - search->nodes;
    struct integer_result result;
    for (part->tighten = 0;; part->tighten = 2e-6) { /* a hair over a limit, by the solver's tolerance */
        part->nodes = (int)(left < nodes ? left : nodes);
        part->seconds = seconds_left(search);
        struct integer_result once = integer_solve(part, taken, NULL);
        search->nodes += once.nodes > 0 ? once.nodes : 1;
        search->timed_out |= once.timed_out;
        if (part->tighten == 0) result = once;
        if (!once.found || offer(search, taken) || part->tighten > 0) break;
    }
    free(taken);
    return result;
}

/* Returns false when the whole model is known to hold no plan. */
static bool search_part(struct search *search, double distance, bool quick, int64_t nodes) {
    bool *free_choice = memory_array(search->plan->choice_count + 1, sizeof *free_choice);
    int32_t *fixed = memory_array((size_t)search->plan->assets, sizeof *fixed);
    bool all = choose_part(search, distance, free_choice, fixed);
    struct integer_part part = {
        .matrix = search->matrix,
        .free = free_choice,
        .fixed = fixed,
        .quick = quick,
        .above = NAN,
        .gap = fmax((double)search->stop->gap / (double)PLAN_MILLION / 4 * fabs(search->bound),
                    0.5 / MATRIX_MONEY)};
    struct integer_result result = solve_part(search, &part, nodes);
    lower_bound(search, distance, all, result.bound);
    bool none = all && result.proved && !result.found && !search->has_plan;
    search->exact |= all && result.proved;
    free(free_choice);
    free(fixed);
    return !none;
}

/* Neighbourhood by neighbourhood, until none of the last ones was any better or so many nodes are gone;
 * `least` of them however near the bound the plan is. */
static void improve(struct search *search, int least, int64_t nodes) {
    bool *free_choice = memory_array(search->plan->choice_count + 1, sizeof *free_choice);
    int32_t *fixed = memory_array((size_t)search->plan->assets, sizeof *fixed);
    struct integer_part part = {.matrix = search->matrix,
                                .free = free_choice,
                                .fixed = fixed,
                                .quick = true,
                                .gap = 0.5 / MATRIX_MONEY};
    for (int round = 0, idle = 0; idle < IDLE; round++, idle++) {
        int64_t before = search->answer->value;
        if ((round >= least && near_enough(search)) || has_to_stop(search) || search->nodes >= nodes) break;
        int worth = neighbours_choose(search->matrix, search->linear, search->answer->taken, gap(search),
                                      round, free_choice, fixed);
        part.above = (double)before / MATRIX_MONEY;
        solve_part(search, &part, worth);
        if (search->answer->value <= before) continue;
        idle = -1;
        tell(search, "neighbours");
    }
    free(free_choice);
    free(fixed);
}

/* By how much the bound falls when an asset takes another option than it does, or none, and which would be
 * the best of those. */
static void set_margin(struct search *search, int32_t asset) {
    const struct linear *linear = search->linear;
    int32_t taken = search->answer->taken[asset], next = PLAN_NONE;
    double other = 0;
    for (size_t i = search->matrix->first[asset]; i < search->matrix->first[asset + 1]; i++)
        if (search->plan->choices[i].option != search->plan->choices[taken].option &&
            linear->worth[i] > other) {
            other = linear->worth[i];
            next = (int32_t)i;
        }
    double margin = linear->best[asset] - other - (linear->bound - search->bound);
    search->answer->margin[asset] = margin > 0 ? (int64_t)(margin * MATRIX_MONEY) : 0;
    search->answer->next[asset] = next;
    search->answer->behind[asset] = (int64_t)(fmax(linear->worth[taken] - other, 0) * MATRIX_MONEY);
}

static void set_margins(struct search *search) {
    for (int32_t asset = 0; asset < search->plan->assets && search->has_bound; asset++)
        if (search->answer->taken[asset] != PLAN_NONE) set_margin(search, asset);
}

static enum plan_outcome outcome(struct search *search, bool none) {
    if (none) return PLAN_INFEASIBLE;
    if (!search->has_plan) return PLAN_NOT_FOUND;
    if (search->has_bound && (near_enough(search) || search->exact)) return PLAN_BEST;
    if (search->ears->stopped()) return PLAN_CANCELLED;
    return search->timed_out ? PLAN_TIME : PLAN_NODES;
}

/* A plan by ranking, told as soon as it is there. */
static void begin(struct search *search) {
    int32_t *taken = memory_array((size_t)search->plan->assets, sizeof *taken);
    if (search->plan->begin) search->begun = offer(search, search->plan->begin);
    plan_rank_and_shift(search->plan, taken);
    if (!offer(search, taken)) {
        for (int32_t asset = 0; asset < search->plan->assets; asset++)
            taken[asset] = PLAN_NONE;
        offer(search, taken); /* doing nothing may be a plan */
    }
    tell(search, "ranked");
    free(taken);
}

static bool mend_has_to_stop(const void *context) {
    const struct search *search = context;
    return search->ears->stopped() || is_late(search);
}

static struct mend_stop mend_stop(const struct search *search) {
    return (struct mend_stop){search->stop->nodes, seconds_left, mend_has_to_stop, search};
}

/* Any plan, where no part brought one; again it would find the same. */
static void find_any(struct search *search) {
    int32_t *taken = memory_array((size_t)search->plan->assets, sizeof *taken);
    struct mend_stop stop = mend_stop(search);
    mend_find(search->matrix, search->linear, &stop, taken);
    offer(search, taken);
    free(taken);
    tell(search, "parts");
}

/* What is begun from is improved at once; else a small part, in haste, gives what to improve. Around what is
 * begun from a few neighbourhoods are always searched: else a trial would call firm what it never looked at.
 */
static bool search_parts(struct search *search) {
    bool possible = true;
    int64_t share = search->stop->nodes / SHARE_OF_NODES + 1;
    for (int part = 0; part < PARTS && possible; part++) {
        if (search->exact || has_to_stop(search) || search->nodes >= search->stop->nodes) break;
        bool looked = part > 0 || !search->plan->begin; /* what is begun from has to be beaten once */
        if (looked && near_enough(search)) break;
        if (part > 0 || !search->begun) {
            possible = search_part(search, linear_distance(search->matrix, search->linear, SIZES[part]),
                                   part == 0, part == 1 ? BOUND_NODES : share);
            tell(search, "parts");
        }
        if (possible && !search->has_plan && part == 0) find_any(search);
        if (possible && search->has_plan)
            improve(search, part == 0 && search->begun ? IDLE : 0,
                    part == 0 ? search->stop->nodes * 3 / 4 : search->stop->nodes);
    }
    return possible;
}

struct plan_answer *search_plan(const struct plan *plan, const struct plan_stop *stop,
                                const struct search_ears *ears) {
    struct search search = {.plan = plan, .stop = stop, .ears = ears, .bound = NAN};
    clock_gettime(CLOCK_MONOTONIC, &search.began);
    search.answer = plan_answer_new(plan);
    begin(&search);
    search.matrix = matrix_new(plan);
    search.linear = linear_solve(search.matrix, search.has_plan, seconds_left(&search));
    bool possible = search.linear->feasible || search.has_plan;
    if (search.linear->feasible) {
        search.bound = search.linear->bound;
        search.has_bound = true;
        tell(&search, "bound");
        possible = search_parts(&search);
    }
    search.answer->outcome = outcome(&search, !possible);
    set_margins(&search);
    struct mend_stop mend = mend_stop(&search);
    if (!possible) mend_plan(search.matrix, search.linear, &mend, search.answer);
    tell(&search, "done");
    struct plan_answer *answer = search.answer;
    linear_free(search.linear);
    matrix_free(search.matrix);
    return answer;
}
