#include "engine/objectives/estate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/objectives/lane.h"

const char *estate_basis_code(enum estate_basis basis) {
    static const char *const codes[ESTATE_BASES] = {"count", "floor_area", "replacement_cost"};

    return codes[basis];
}

const char *direction_code(enum direction direction) {
    static const char *const codes[] = {NULL, "improving", "stable", "worsening"};

    return codes[direction];
}

enum direction direction_of(const struct judging_rules *rules, double before, double now) {
    double change = now - before;

    if (isnan(change)) return DIRECTION_NONE;
    if (change >= rules->improving) return DIRECTION_IMPROVING;
    return change <= rules->worsening ? DIRECTION_WORSENING : DIRECTION_STABLE;
}

enum { STRETCH = 256 }; /* rows whose assets stay in cache while every level is added up */

/* Sums over the rows of one level. */
struct mean {
    double sum, total;
};
struct tally {
    double score;
    struct mean area, cost;
    double covered;
    int32_t applicable, scored, assets_failed, assets_unproven, failed_guards, unproven_guards;
    int32_t ratings[RATING_COUNT];
};

/* Some rows of one level, in the order of the sums: what is unknown is 0 and not counted. */
struct stretch {
    size_t count;
    double area[STRETCH], cost[STRETCH]; /* NaN unknown; the same at every level */
    double score[STRETCH], coverage[STRETCH];
    double area_of[STRETCH], cost_of[STRETCH];       /* of the assets in the mean */
    double area_score[STRETCH], cost_score[STRETCH]; /* times score */
};

static void take_assets(struct stretch *stretch, const struct portfolio_asset *assets, const size_t *order) {
    for (size_t i = 0; i < stretch->count; i++) {
        stretch->area[i] = assets[order[i]].floor_area_m2;
        stretch->cost[i] = assets[order[i]].replacement_cost;
    }
}

static void take_results(struct tally *tally, struct stretch *stretch, const struct portfolio_asset *assets,
                         const struct result *results, const size_t *order) {
    for (size_t i = 0; i < stretch->count; i++) {
        const struct result *result = &results[order[i]];
        int scored = assets[order[i]].scored;
        stretch->score[i] = result->score;
        stretch->coverage[i] = result->coverage;
        tally->ratings[RATING_NOT_SCORED + scored * (result->rating - RATING_NOT_SCORED)]++;
        tally->failed_guards += result->failed;
        tally->unproven_guards += result->unproven;
        tally->assets_failed += result->failed > 0;
        tally->assets_unproven += (result->failed == 0) & (result->unproven > 0);
    }
}

/* Without branches on the data, which is mixed. */
LANE_LOOP
static void weigh(struct tally *restrict tally, struct stretch *restrict stretch) {
    int64_t scored = 0, applicable = 0;

    for (size_t i = 0; i < stretch->count; i++) {
        double score = stretch->score[i];
        double known = score == score ? score : 0;
        double area = stretch->area[i] == stretch->area[i] ? stretch->area[i] : 0;
        double cost = stretch->cost[i] == stretch->cost[i] ? stretch->cost[i] : 0;
        area = score == score ? area : 0;
        cost = score == score ? cost : 0;
        scored += score == score ? 1 : 0;
        applicable += stretch->coverage[i] == stretch->coverage[i] ? 1 : 0;
        stretch->score[i] = known;
        stretch->coverage[i] = stretch->coverage[i] == stretch->coverage[i] ? stretch->coverage[i] : 0;
        stretch->area_of[i] = area;
        stretch->cost_of[i] = cost;
        stretch->area_score[i] = area * known;
        stretch->cost_score[i] = cost * known;
    }
    tally->scored += (int32_t)scored;
    tally->applicable += (int32_t)applicable;
}

/* One row after another: the order of rows is part of the result. */
static void add_up(struct tally *tally, const struct stretch *stretch) {
    double score = tally->score, covered = tally->covered;
    struct mean area = tally->area, cost = tally->cost;

    for (size_t i = 0; i < stretch->count; i++) {
        score += stretch->score[i];
        covered += stretch->coverage[i];
        area.sum += stretch->area_score[i];
        area.total += stretch->area_of[i];
        cost.sum += stretch->cost_score[i];
        cost.total += stretch->cost_of[i];
    }
    tally->score = score;
    tally->covered = covered;
    tally->area = area;
    tally->cost = cost;
}

static void tally_level(struct tally *tally, struct stretch *stretch, const struct portfolio_asset *assets,
                        const struct result *results, const size_t *order) {
    struct tally own = *tally; /* in registers and the nearest cache */

    take_results(&own, stretch, assets, results, order);
    *tally = own;
    weigh(tally, stretch);
    add_up(tally, stretch);
}

static void open_stretch(struct stretch *stretch, const struct portfolio *portfolio, const size_t *order,
                         size_t start) {
    stretch->count = portfolio->count - start < STRETCH ? portfolio->count - start : STRETCH;
    take_assets(stretch, portfolio->assets, order + start);
}

static struct estate close_tally(const struct tally *tally, const struct criteria *criteria,
                                 enum estate_basis basis) {
    const struct mean assets = {tally->score, tally->scored};
    const struct mean *mean = basis == ESTATE_COUNT        ? &assets
                              : basis == ESTATE_FLOOR_AREA ? &tally->area
                                                           : &tally->cost;
    bool any = tally->applicable > 0 || tally->failed_guards + tally->unproven_guards > 0;
    struct estate estate = {
        .score = mean->total > 0 ? mean->sum / mean->total : (double)NAN,
        .basis_total = mean->total,
        .scored = tally->scored,
        .assets_failed = tally->assets_failed,
        .assets_unproven = tally->assets_unproven,
        .failed_guards = tally->failed_guards,
        .unproven_guards = tally->unproven_guards,
        .coverage = tally->applicable > 0 ? tally->covered / tally->applicable : (double)NAN,
    };

    memcpy(estate.ratings, tally->ratings, sizeof estate.ratings);
    estate.rating = any ? rating_of(&criteria->rules, estate.score) : RATING_NOT_APPLICABLE;
    return estate;
}

struct estate estate_of(const struct portfolio *portfolio, const struct criteria *criteria,
                        const struct result *results, const size_t *order, enum estate_basis basis) {
    struct tally tally = {0};
    struct stretch stretch;

    for (size_t start = 0; start < portfolio->count; start += STRETCH) {
        open_stretch(&stretch, portfolio, order, start);
        tally_level(&tally, &stretch, portfolio->assets, results, order + start);
    }
    return close_tally(&tally, criteria, basis);
}

struct estate *estate_levels(const struct portfolio *portfolio, const struct criteria *criteria,
                             const struct judgement *judgement, const size_t *order) {
    size_t objectives = judgement->objective_count;
    size_t levels = objectives + judgement->commitment_count;
    struct tally *tallies = memory_array(levels, sizeof *tallies);
    struct stretch stretch;
    struct estate *estates = memory_array(levels * ESTATE_BASES, sizeof *estates);

    for (size_t start = 0; start < portfolio->count; start += STRETCH) {
        open_stretch(&stretch, portfolio, order, start);
        for (size_t level = 0; level < levels; level++) {
            const struct result *results =
                level < objectives ? judgement->objectives + level * judgement->count
                                   : judgement->commitments + (level - objectives) * judgement->count;
            tally_level(&tallies[level], &stretch, portfolio->assets, results, order + start);
        }
    }
    for (size_t level = 0; level < levels; level++)
        for (size_t basis = 0; basis < ESTATE_BASES; basis++)
            estates[level * ESTATE_BASES + basis] =
                close_tally(&tallies[level], criteria, (enum estate_basis)basis);
    free(tallies);
    return estates;
}
