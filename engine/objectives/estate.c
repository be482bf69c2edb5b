#include "engine/objectives/estate.h"

#include <math.h>

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

static double basis_of(const struct portfolio_asset *asset, enum estate_basis basis) {
    if (basis == ESTATE_COUNT) return 1;
    return basis == ESTATE_FLOOR_AREA ? asset->floor_area_m2 : asset->replacement_cost;
}

struct estate estate_of(const struct portfolio *portfolio, const struct criteria *criteria,
                        const struct result *results, const size_t *order, enum estate_basis basis) {
    struct estate estate = {.score = NAN, .coverage = NAN};
    double sum = 0, covered = 0;
    int32_t applicable = 0;

    for (size_t i = 0; i < portfolio->count; i++) {
        size_t row = order[i];
        const struct result *result = &results[row];
        double share = basis_of(&portfolio->assets[row], basis);
        estate.ratings[portfolio->assets[row].scored ? result->rating : RATING_NOT_SCORED]++;
        estate.failed_guards += result->failed;
        estate.unproven_guards += result->unproven;
        if (result->failed > 0)
            estate.assets_failed++;
        else if (result->unproven > 0)
            estate.assets_unproven++;
        if (!isnan(result->coverage)) {
            covered += result->coverage;
            applicable++;
        }
        if (isnan(result->score)) continue;
        estate.scored++;
        if (isnan(share)) continue;
        sum += share * result->score;
        estate.basis_total += share;
    }
    if (estate.basis_total > 0) estate.score = sum / estate.basis_total;
    if (applicable > 0) estate.coverage = covered / applicable;
    estate.rating = applicable == 0 && estate.failed_guards + estate.unproven_guards == 0
                        ? RATING_NOT_APPLICABLE
                        : rating_of(&criteria->rules, estate.score);
    return estate;
}
