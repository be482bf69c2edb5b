#include "engine/programme/solve/neighbours.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/programme/random.h"

enum { FREE = 400, LOT = 3 }; /* choices that are free; one asset in so many by lot */

struct candidate {
    double loss; /* what the bound loses more by it than by what is taken */
    size_t choice;
};

struct neighbours {
    const struct matrix *matrix;
    const struct linear *linear;
    const int32_t *taken;
    int round;
    struct candidate *candidates;
    size_t count;
};

static int by_loss(const void *a, const void *b) {
    const struct candidate *left = a, *right = b;
    if (left->loss != right->loss) return left->loss > right->loss ? 1 : -1;
    return (left->choice > right->choice) - (left->choice < right->choice);
}

static bool drawn(int32_t asset, int round) {
    return random_start((uint64_t)round << 32 | (uint32_t)asset).state[0] % LOT == 0;
}

static bool in_years(const struct plan *plan, int32_t choice, int year) {
    return choice == PLAN_NONE || plan->choices[choice].start == year ||
           plan->choices[choice].start == year + 1;
}

/* How far what it takes is from the asset's best. */
static double loss_now(const struct neighbours *near, int32_t asset) {
    int32_t taken = near->taken[asset];
    return near->linear->best[asset] - (taken == PLAN_NONE ? 0 : near->linear->worth[taken]);
}

static void add_asset(struct neighbours *near, int32_t asset, double enough) {
    const struct plan *plan = near->matrix->plan;
    int years = plan->years > 1 ? plan->years - 1 : 1, year = near->round / 2 % years;
    bool of_years = near->round % 2 == 0;
    double now = loss_now(near, asset);
    if (of_years ? !in_years(plan, near->taken[asset], year) : !drawn(asset, near->round)) return;
    for (size_t i = near->matrix->first[asset]; i < near->matrix->first[asset + 1]; i++) {
        double loss = near->linear->best[asset] - near->linear->worth[i];
        if (near->matrix->dropped[i] || (int32_t)i == near->taken[asset] || loss > enough) continue;
        if (of_years && !in_years(plan, (int32_t)i, year)) continue;
        near->candidates[near->count++] = (struct candidate){loss - now, i};
    }
}

void neighbours_choose(const struct matrix *matrix, const struct linear *linear, const int32_t *taken,
                       double enough, int round, bool *free_choice, int32_t *fixed) {
    const struct plan *plan = matrix->plan;
    struct neighbours near = {.matrix = matrix,
                              .linear = linear,
                              .taken = taken,
                              .round = round,
                              .candidates = memory_array(plan->choice_count + 1, sizeof *near.candidates)};
    for (int32_t asset = 0; asset < plan->assets; asset++)
        add_asset(&near, asset, enough);
    qsort(near.candidates, near.count, sizeof *near.candidates, by_loss);
    memset(free_choice, 0, plan->choice_count * sizeof *free_choice);
    memcpy(fixed, taken, (size_t)plan->assets * sizeof *fixed);
    for (size_t i = 0; i < near.count && i < FREE; i++) {
        int32_t asset = plan->choices[near.candidates[i].choice].asset;
        free_choice[near.candidates[i].choice] = true;
        if (taken[asset] != PLAN_NONE) free_choice[taken[asset]] = true;
    }
    free(near.candidates);
}
