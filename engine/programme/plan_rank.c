#include "engine/programme/plan_rank.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/programme/plan_funding.h"
#include "engine/programme/plan_verify.h"

enum { ROUNDS = 24 }; /* of counting a lower limit for twice as much */

struct ranked {
    double score; /* worth of a pound; of what costs nothing, above all others */
    double worth; /* pence */
    size_t choice;
};

struct ranking {
    const struct plan *plan;
    struct plan_limit_at *by_key;
    struct ranked *order;
    int64_t *sums;  /* by limit, of what is taken */
    double *counts; /* by limit: pence that a unit of a lower limit is counted as */
    struct plan_funding funding;
};

static struct ranking ranking_new(const struct plan *plan) {
    return (struct ranking){.plan = plan,
                            .by_key = plan_limits_by_key(plan),
                            .order = memory_array(plan->choice_count + 1, sizeof(struct ranked)),
                            .sums = memory_array(plan->limit_count + 1, sizeof(int64_t)),
                            .counts = memory_array(plan->limit_count + 1, sizeof(double))};
}

static void ranking_free(struct ranking *ranking) {
    free(ranking->by_key);
    free(ranking->order);
    free(ranking->sums);
    free(ranking->counts);
}

static int by_score(const void *a, const void *b) {
    const struct ranked *left = a, *right = b;
    if (left->score != right->score) return left->score > right->score ? -1 : 1;
    if (left->worth != right->worth) return left->worth > right->worth ? -1 : 1;
    return (left->choice > right->choice) - (left->choice < right->choice);
}

/* The value with what it does for lower limits, and the same for each pound that it costs. */
static struct ranked rank(const struct ranking *ranking, size_t choice) {
    const struct plan *plan = ranking->plan;
    const struct plan_choice *it = &plan->choices[choice];
    double worth = (double)it->value, cost = 0;
    for (size_t i = 0; i < it->amount_count; i++) {
        const struct plan_amount *amount = &plan->amounts[it->first_amount + i];
        if (plan_key_kind(amount->key) == PLAN_COST) cost += (double)amount->amount;
        if (plan_key_kind(amount->key) <= PLAN_RECEIPT) continue;
        for (size_t at = plan_limits_from(plan, ranking->by_key, amount->key);
             at < plan->limit_count && ranking->by_key[at].key == amount->key; at++)
            worth += ranking->counts[ranking->by_key[at].limit] * (double)amount->amount;
    }
    return (struct ranked){.score = worth / (cost > 100 ? cost : 100), .worth = worth, .choice = choice};
}

static void begin(struct ranking *ranking, int32_t *taken) {
    for (int32_t asset = 0; asset < ranking->plan->assets; asset++)
        taken[asset] = PLAN_NONE;
    memset(ranking->sums, 0, ranking->plan->limit_count * sizeof *ranking->sums);
    ranking->funding = plan_funding_start(ranking->plan);
}

/* Whether no upper limit that the choice adds to is passed. */
static bool within_limits(const struct ranking *ranking, const struct plan_choice *choice) {
    const struct plan *plan = ranking->plan;
    for (size_t i = 0; i < choice->amount_count; i++) {
        const struct plan_amount *amount = &plan->amounts[choice->first_amount + i];
        if (plan_key_kind(amount->key) <= PLAN_RECEIPT || amount->amount < 0) continue;
        for (size_t at = plan_limits_from(plan, ranking->by_key, amount->key);
             at < plan->limit_count && ranking->by_key[at].key == amount->key; at++) {
            const struct plan_limit *limit = &plan->limits[ranking->by_key[at].limit];
            if (!limit->least && ranking->sums[ranking->by_key[at].limit] + amount->amount > limit->bound)
                return false;
        }
    }
    return true;
}

static bool take(struct ranking *ranking, size_t choice, int32_t *taken) {
    const struct plan_choice *it = &ranking->plan->choices[choice];
    if (!plan_funding_take(ranking->plan, &ranking->funding, it)) return false;
    plan_limit_add(ranking->plan, ranking->by_key, it, 1, ranking->sums);
    taken[it->asset] = (int32_t)choice;
    return true;
}

/* The need that most of its money is for: 0 where it costs nothing. */
static int main_need(const struct plan *plan, const struct plan_choice *choice) {
    int64_t cost[PLAN_NEEDS] = {0};
    int most = 0;
    for (size_t i = 0; i < choice->amount_count; i++) {
        const struct plan_amount *amount = &plan->amounts[choice->first_amount + i];
        if (plan_key_kind(amount->key) == PLAN_COST) cost[plan_key_index(amount->key)] += amount->amount;
    }
    for (int need = 1; need < plan->needs; need++)
        if (cost[need] > cost[most]) most = need;
    return most;
}

/* Of each asset that has nothing yet, the choice of that year that is worth most for its money, in order. */
static size_t list_year(struct ranking *ranking, const size_t *first, int year, const int32_t *taken) {
    const struct plan *plan = ranking->plan;
    size_t count = 0;
    for (int32_t asset = 0; asset < plan->assets; asset++) {
        struct ranked best = {0};
        for (size_t choice = first[asset]; choice < first[asset + 1] && taken[asset] == PLAN_NONE; choice++) {
            if (plan->choices[choice].start != year) continue;
            struct ranked one = rank(ranking, choice);
            if (one.worth > 0 && (best.worth <= 0 || by_score(&one, &best) < 0)) best = one;
        }
        if (best.worth > 0) ranking->order[count++] = best;
    }
    qsort(ranking->order, count, sizeof *ranking->order, by_score);
    return count;
}

void plan_rank_and_cut(const struct plan *plan, int32_t *taken) {
    struct ranking ranking = ranking_new(plan);
    size_t *first = plan_firsts(plan);
    begin(&ranking, taken);
    for (int year = 0; year < plan->years; year++) {
        bool cut[PLAN_NEEDS] = {false};
        size_t count = list_year(&ranking, first, year, taken);
        for (size_t i = 0; i < count; i++) {
            const struct plan_choice *choice = &plan->choices[ranking.order[i].choice];
            int need = main_need(plan, choice);
            if (cut[need] || !within_limits(&ranking, choice)) continue;
            cut[need] = !take(&ranking, ranking.order[i].choice, taken);
        }
    }
    free(first);
    ranking_free(&ranking);
}

/* Down the list of all choices, whatever still fits. True when lower limits are reached, too. */
static bool shift_once(struct ranking *ranking, int32_t *taken) {
    const struct plan *plan = ranking->plan;
    size_t count = 0;
    for (size_t choice = 0; choice < plan->choice_count; choice++) {
        ranking->order[count] = rank(ranking, choice);
        count += ranking->order[count].worth > 0;
    }
    qsort(ranking->order, count, sizeof *ranking->order, by_score);
    begin(ranking, taken);
    for (size_t i = 0; i < count; i++) {
        const struct plan_choice *choice = &plan->choices[ranking->order[i].choice];
        if (taken[choice->asset] == PLAN_NONE && within_limits(ranking, choice))
            take(ranking, ranking->order[i].choice, taken);
    }
    for (size_t limit = 0; limit < plan->limit_count; limit++)
        if (plan_limit_excess(&plan->limits[limit], ranking->sums[limit]) > 0) return false;
    return true;
}

/* What is lacking counts for twice as much; to begin with, as if all of the bound were worth all of the
 * value. */
static void count_more(struct ranking *ranking, double value) {
    for (size_t i = 0; i < ranking->plan->limit_count; i++) {
        const struct plan_limit *limit = &ranking->plan->limits[i];
        if (plan_limit_excess(limit, ranking->sums[i]) <= 0) continue;
        double bound = limit->bound > 0 ? (double)limit->bound : 1;
        double sign = limit->least ? 1 : -1;
        double start = sign * 0.1 * value / bound;
        ranking->counts[i] = ranking->counts[i] * sign > 0 ? 2 * ranking->counts[i] : start;
    }
}

bool plan_rank_and_shift(const struct plan *plan, int32_t *taken) {
    struct ranking ranking = ranking_new(plan);
    bool kept = shift_once(&ranking, taken);
    double value = 1;
    for (int32_t asset = 0; asset < plan->assets; asset++)
        if (taken[asset] != PLAN_NONE) value += (double)plan->choices[taken[asset]].value;
    for (int round = 0; round < ROUNDS && !kept; round++) {
        count_more(&ranking, value);
        kept = shift_once(&ranking, taken);
    }
    ranking_free(&ranking);
    return kept;
}
