/* In what share of draws a rating stays, with weights and facts drawn within what is uncertain of them. */
#include <math.h>
#include <stdlib.h>

#include "engine/base/draws.h"
#include "engine/base/hash.h"
#include "engine/objectives/standing.h"

/* One objective of one asset, lane by lane. */
struct drawing {
    const struct sensitivity *sensitivity;
    const struct standing *standing;
    int64_t asset_id;
    double *buffer; /* weights of tests and commitments, points of tests: each a lane */
    const double **weights, **points, **commitments;
};

static double spread_of(const struct sensitivity_fact *fact, double years) {
    double spread = isnan(years) ? fact->most : fact->amount + fact->per_year * fmax(years, 0);

    return fmin(spread, fact->most);
}

static uint64_t key_of(const struct drawing *drawing, const struct sensitivity_fact *fact) {
    return draws_key(drawing->sensitivity->rules.seed, (uint64_t)drawing->asset_id, hash_string(fact->code));
}

/* Normal numbers come in pairs: one of each for a draw of the lane's first half, the other for the second. */
static void draw_relative(double *out, uint64_t key, double value, double spread, size_t start, size_t rows) {
    double normals[LANE];

    draws_normals(key, start, normals, normals + LANE / 2, LANE / 2);
    draws_factors(normals, spread, out, rows);
    for (size_t i = 0; i < rows; i++)
        out[i] *= value;
}

static double stepped(const struct sensitivity_fact *fact, double value, int step) {
    for (size_t i = 0; i < fact->value_count; i++) {
        if (fact->values[i] != value) continue;
        if (step < 0) return fact->values[i > 0 ? i - 1 : 0];
        return fact->values[i + 1 < fact->value_count ? i + 1 : i];
    }
    return value;
}

static void draw_steps(double *out, uint64_t key, const struct sensitivity_fact *fact, double value,
                       double spread, size_t start, size_t rows) {
    double lower = stepped(fact, value, -1), higher = stepped(fact, value, 1);

    draws_uniforms(key, start, 0, 1, out, rows);
    for (size_t i = 0; i < rows; i++)
        out[i] = out[i] < spread ? lower : out[i] >= 1 - spread ? higher : value;
}

static bool varies(const struct standing_test *test, const struct sensitivity_fact *fact) {
    return !test->guard && test->of->state == STATE_KNOWN && fact->spread != SPREAD_NONE &&
           spread_of(fact, test->of->years) > 0;
}

static void draw_points(const struct drawing *drawing, const struct standing_test *test, double *out,
                        size_t start, size_t rows) {
    const struct sensitivity_fact *fact = &drawing->sensitivity->facts[test->criterion->fact];
    double spread = spread_of(fact, test->of->years), values[LANE];

    if (fact->spread == SPREAD_RELATIVE)
        draw_relative(values, key_of(drawing, fact), test->of->value, spread, start, rows);
    else
        draw_steps(values, key_of(drawing, fact), fact, test->of->value, spread, start, rows);
    lane_curve(out, values, &test->criterion->curve, rows);
}

/* A weight times its factor in each draw. */
static const double *draw_weight(const struct drawing *drawing, double *out, double weight, size_t index,
                                 size_t start, size_t rows) {
    const struct sensitivity *sensitivity = drawing->sensitivity;
    const double *factors = sensitivity->factors + index * (size_t)sensitivity->rules.draws + start;

    for (size_t i = 0; i < rows; i++)
        out[i] = weight * factors[i];
    return out;
}

static void draw_lane(struct drawing *drawing, size_t start, size_t rows, struct means *means) {
    const struct sensitivity *sensitivity = drawing->sensitivity;
    const struct standing *standing = drawing->standing;
    const struct criteria *criteria = sensitivity->criteria;
    double *free_lane = drawing->buffer;

    for (size_t t = 0; t < standing->count; t++) {
        const struct standing_test *test = &standing->tests[t];
        drawing->weights[t] = drawing->points[t] = NULL;
        if (test->guard) continue;
        drawing->weights[t] =
            draw_weight(drawing, free_lane, test->criterion->weight, test->of->criterion, start, rows);
        free_lane += LANE;
        if (!varies(test, &sensitivity->facts[test->criterion->fact])) continue;
        draw_points(drawing, test, free_lane, start, rows);
        drawing->points[t] = free_lane;
        free_lane += LANE;
    }
    for (size_t c = standing->first; c < standing->end; c++, free_lane += LANE)
        drawing->commitments[c - standing->first] = draw_weight(
            drawing, free_lane, criteria->commitments[c].weight, criteria->count + c, start, rows);
    struct standing_varied varied = {
        .points = drawing->points, .weights = drawing->weights, .commitments = drawing->commitments};
    standing_judge(means, standing, rows, &varied);
}

static void draw_objective(struct drawing *drawing, struct sensitivity_draws *out) {
    const struct standing *standing = drawing->standing;
    size_t draws = (size_t)drawing->sensitivity->rules.draws, commitments = standing->end - standing->first;
    struct means means;

    drawing->buffer = memory_array((2 * standing->count + commitments + 1) * LANE, sizeof *drawing->buffer);
    drawing->weights = memory_array(standing->count + 1, sizeof *drawing->weights);
    drawing->points = memory_array(standing->count + 1, sizeof *drawing->points);
    drawing->commitments = memory_array(commitments + 1, sizeof *drawing->commitments);
    for (size_t start = 0; start < draws; start += LANE) {
        size_t rows = draws - start < LANE ? draws - start : LANE;
        draw_lane(drawing, start, rows, &means);
        for (size_t i = 0; i < rows; i++)
            out->ratings[means.rating[i]]++;
    }
    free(drawing->buffer);
    free(drawing->weights);
    free(drawing->points);
    free(drawing->commitments);
}

/* Nothing applies, or a guard failed: no draw changes that. */
static bool is_certain(const struct means *means) {
    return means->failed[0] > 0 || means->rating[0] == RATING_NOT_APPLICABLE;
}

void sensitivity_draw(const struct sensitivity *sensitivity, int64_t asset_id,
                      const struct sensitivity_test *tests, size_t count, struct sensitivity_draws *out) {
    for (size_t objective = 0; objective < sensitivity->criteria->objective_count; objective++) {
        struct standing standing;
        struct means means;
        struct drawing drawing = {.sensitivity = sensitivity, .standing = &standing, .asset_id = asset_id};
        standing_open(&standing, sensitivity, tests, count, objective);
        standing_judge(&means, &standing, 1, NULL);
        out[objective] =
            (struct sensitivity_draws){.rating = means.rating[0], .draws = sensitivity->rules.draws};
        if (is_certain(&means))
            out[objective].ratings[means.rating[0]] = sensitivity->rules.draws;
        else
            draw_objective(&drawing, &out[objective]);
        standing_close(&standing);
    }
}

double sensitivity_stays(const struct sensitivity_draws *draws) {
    return (double)draws->ratings[draws->rating] / draws->draws;
}

uint8_t sensitivity_else(const struct sensitivity_draws *draws) {
    uint8_t most = RATING_COUNT;

    for (uint8_t rating = 0; rating < RATING_COUNT; rating++)
        if (rating != draws->rating && draws->ratings[rating] > 0 &&
            (most == RATING_COUNT || draws->ratings[rating] > draws->ratings[most]))
            most = rating;
    return most;
}
