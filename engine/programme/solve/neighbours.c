#include "engine/programme/solve/neighbours.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/programme/random.h"

enum { LOT = 3, LOT_BESIDE = 8 }; /* one asset in so many by lot; of those beside what differs */

/* How they are chosen, by turns. What differs from the relaxation brings most, and is worth more nodes. */
enum kind { OF_YEARS, BY_LOT, DIFFERING, KINDS };
static const struct {
    size_t free; /* choices, besides what is taken */
    int nodes;
} kinds[KINDS] = {[OF_YEARS] = {200, 30}, [BY_LOT] = {200, 30}, [DIFFERING] = {600, 120}};

struct candidate {
    double loss; /* what the bound loses more by it than by what is taken */
    size_t choice;
};

struct neighbours {
    const struct matrix *matrix;
    const struct linear *linear;
    const int32_t *taken;
    enum kind kind;
    int round;
    struct candidate *candidates;
    size_t count;
};

static int by_loss(const void *a, const void *b) {
    const struct candidate *left = a, *right = b;
    if (left->loss != right->loss) return left->loss > right->loss ? 1 : -1;
    return (left->choice > right->choice) - (left->choice < right->choice);
}

static bool drawn(const struct neighbours *near, int32_t asset, unsigned lot) {
    return random_start((uint64_t)near->round << 32 | (uint32_t)asset).state[0] % lot == 0;
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

/* Whether the relaxation takes something else. */
static bool differs(const struct neighbours *near, int32_t asset) {
    double share = 0;
    if (near->taken[asset] != PLAN_NONE) return near->linear->share[near->taken[asset]] < 1 - 1e-6;
    for (size_t i = near->matrix->first[asset]; i < near->matrix->first[asset + 1]; i++)
        share += near->linear->share[i];
    return share > 1e-6;
}

/* The first of the two years that are free. */
static int year_of(const struct neighbours *near) {
    int years = near->matrix->plan->years;
    return near->round / KINDS % (years > 1 ? years - 1 : 1);
}

static bool is_free(const struct neighbours *near, int32_t asset) {
    if (near->kind == OF_YEARS) return in_years(near->matrix->plan, near->taken[asset], year_of(near));
    if (near->kind == BY_LOT) return drawn(near, asset, LOT);
    bool beside = near->round / KINDS % 2 == 1; /* or it would be the same again while no plan is better */
    return differs(near, asset) || (beside && drawn(near, asset, LOT_BESIDE));
}

static void add_asset(struct neighbours *near, int32_t asset, double enough) {
    const struct plan *plan = near->matrix->plan;
    double now = loss_now(near, asset);
    if (!is_free(near, asset)) return;
    for (size_t i = near->matrix->first[asset]; i < near->matrix->first[asset + 1]; i++) {
        double loss = near->linear->best[asset] - near->linear->worth[i];
        if (near->matrix->dropped[i] || (int32_t)i == near->taken[asset] || loss > enough) continue;
        if (near->kind == OF_YEARS && !in_years(plan, (int32_t)i, year_of(near))) continue;
        near->candidates[near->count++] = (struct candidate){loss - now, i};
    }
}

int neighbours_choose(const struct matrix *matrix, const struct linear *linear, const int32_t *taken,
                      double enough, int round, bool *free_choice, int32_t *fixed) {
    const struct plan *plan = matrix->plan;
    struct neighbours near = {.matrix = matrix,
                              .linear = linear,
                              .taken = taken,
                              .kind = (enum kind)(round % KINDS),
                              .round = round,
                              .candidates = memory_array(plan->choice_count + 1, sizeof *near.candidates)};
    for (int32_t asset = 0; asset < plan->assets; asset++)
        add_asset(&near, asset, enough);
    qsort(near.candidates, near.count, sizeof *near.candidates, by_loss);
    memset(free_choice, 0, plan->choice_count * sizeof *free_choice);
    memcpy(fixed, taken, (size_t)plan->assets * sizeof *fixed);
    for (size_t i = 0; i < near.count && i < kinds[near.kind].free; i++) {
        int32_t asset = plan->choices[near.candidates[i].choice].asset;
        free_choice[near.candidates[i].choice] = true;
        if (taken[asset] != PLAN_NONE) free_choice[taken[asset]] = true;
    }
    free(near.candidates);
    return kinds[near.kind].nodes;
}
