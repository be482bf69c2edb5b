/* Which weight would change a rating, and by how little. */
#include <math.h>
#include <stdlib.h>

#include "engine/objectives/standing.h"

/* What a level's other members come to, beside the one whose weight is asked after. */
struct others {
    double applicable, known, points, scored;
};

/* What a commitment comes to, as it stands. */
struct level {
    bool any, scored;
    double score, coverage, weight;
};

struct asking {
    const struct standing *standing;
    const struct level *levels; /* by commitment from standing.first */
    double *edges;              /* changes at which the rating may turn */
    size_t count;
    double weight, reach;
};

/* Most edges of one weight: coverage here, coverage of the objective, two limits of ratings; nothing, the
 * ends. */
enum { EDGES = 8 };

static void note(struct asking *asking, double weight) {
    double change = weight / asking->weight - 1;

    if (weight >= 0 && change > -asking->reach && change < asking->reach)
        asking->edges[asking->count++] = change;
}

static struct others beside(const struct asking *asking, size_t without) {
    struct others sums = {0};

    for (size_t c = 0; c < asking->standing->end - asking->standing->first; c++) {
        const struct level *level = &asking->levels[c];
        if (c == without) continue;
        sums.applicable += level->any ? level->weight : 0;
        sums.known += level->any ? level->weight * level->coverage : 0;
        sums.scored += level->scored ? level->weight : 0;
        sums.points += level->scored ? level->weight * level->score : 0;
    }
    return sums;
}

/* The weight y with which (sum + y x of) / (weights + y) is `target`. */
static double weight_for(double sum, double weights, double of, double target) {
    return (target * weights - sum) / (of - target);
}

static void edges_of_commitment(struct asking *asking, size_t index) {
    const struct judging_rules *rules = &asking->standing->sensitivity->criteria->rules;
    const struct level *level = &asking->levels[index];
    struct others rest = beside(asking, index);

    note(asking, weight_for(rest.known, rest.applicable, level->coverage, rules->coverage_minimum));
    note(asking, weight_for(rest.points, rest.scored, level->score, rules->rating_amber));
    note(asking, weight_for(rest.points, rest.scored, level->score, rules->rating_green));
}

/* The tests of a commitment, apart from one (SIZE_MAX: all of them). */
static struct others tests_of(const struct standing *standing, size_t commitment, size_t without) {
    struct others sums = {0};

    for (size_t t = 0; t < standing->count; t++) {
        const struct standing_test *test = &standing->tests[t];
        if (t == without || test->guard || test->criterion->commitment != commitment) continue;
        double weight = test->criterion->weight;
        sums.applicable += weight;
        sums.known += test->counted ? weight : 0;
        sums.points += test->counted ? weight * test->points : 0;
    }
    return sums;
}

/* What the commitment itself would have to come to, for the objective to come to a target. */
static double needed(const struct level *level, double sum, double weights, double target) {
    return (target * (weights + level->weight) - sum) / level->weight;
}

static void edges_of_test(struct asking *asking, size_t index) {
    const struct standing *standing = asking->standing;
    const struct judging_rules *rules = &standing->sensitivity->criteria->rules;
    const struct standing_test *test = &standing->tests[index];
    size_t commitment = test->criterion->commitment - standing->first;
    const struct level *level = &asking->levels[commitment];
    struct others rest = beside(asking, commitment),
                  here = tests_of(standing, test->criterion->commitment, index);
    double known = test->counted ? 1 : 0;
    double coverage = needed(level, rest.known, rest.applicable, rules->coverage_minimum);

    note(asking, weight_for(here.known, here.applicable, known, rules->coverage_minimum));
    note(asking, weight_for(here.known, here.applicable, known, coverage));
    if (!test->counted) return;
    double amber = needed(level, rest.points, rest.scored, rules->rating_amber);
    double green = needed(level, rest.points, rest.scored, rules->rating_green);
    note(asking, weight_for(here.points, here.known, test->points, amber));
    note(asking, weight_for(here.points, here.known, test->points, green));
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* Two edges that lie so near are one, computed twice. */
static size_t without_doubles(double *edges, size_t count) {
    size_t kept = 1;

    for (size_t i = 1; i < count; i++)
        if (edges[i] - edges[kept - 1] > 1e-12) edges[kept++] = edges[i];
    return kept;
}

/* From the middle of one stretch to that of the next, outwards from now: where the rating first is another.
 */
static void walk(const struct asking *asking, const uint8_t *ratings, uint8_t now,
                 struct sensitivity_weight *out) {
    out->less = out->more = NAN;
    out->less_rating = out->more_rating = RATING_COUNT;
    for (size_t i = asking->count - 1; i > 0; i--) { /* stretch i - 1 lies between edges i - 1 and i */
        if (asking->edges[i] > 0 || ratings[i - 1] == now) continue;
        out->less = asking->edges[i];
        out->less_rating = ratings[i - 1];
        break;
    }
    for (size_t i = 0; i + 1 < asking->count; i++) {
        if (asking->edges[i] < 0 || ratings[i] == now) continue;
        out->more = asking->edges[i];
        out->more_rating = ratings[i];
        break;
    }
}

static void rate_between(const struct asking *asking, const struct sensitivity_weight *weight, size_t test,
                         uint8_t *ratings) {
    const struct standing *standing = asking->standing;
    const double **columns =
        memory_array(standing->count + standing->end - standing->first + 1, sizeof *columns);
    double given[EDGES];
    struct standing_varied varied = {0};
    struct means means;

    for (size_t i = 0; i + 1 < asking->count; i++)
        given[i] = asking->weight * (1 + (asking->edges[i] + asking->edges[i + 1]) / 2);
    columns[weight->of_commitment ? weight->index - standing->first : test] = given;
    *(weight->of_commitment ? &varied.commitments : &varied.weights) = columns;
    standing_judge(&means, standing, asking->count - 1, &varied);
    for (size_t i = 0; i + 1 < asking->count; i++)
        ratings[i] = means.rating[i];
    free(columns);
}

static void ask(struct asking *asking, struct sensitivity_weight *weight, size_t test, uint8_t now) {
    double edges[EDGES];
    uint8_t ratings[EDGES];

    asking->edges = edges;
    asking->weight = weight->weight;
    asking->reach = asking->standing->sensitivity->rules.weight_reach;
    edges[0] = asking->reach < 1 ? -asking->reach : -1;
    edges[1] = 0;
    edges[2] = asking->reach;
    asking->count = 3;
    if (weight->of_commitment)
        edges_of_commitment(asking, weight->index - asking->standing->first);
    else
        edges_of_test(asking, test);
    qsort(edges, asking->count, sizeof *edges, by_size);
    asking->count = without_doubles(edges, asking->count);
    rate_between(asking, weight, test, ratings);
    walk(asking, ratings, now, weight);
}

static struct level *levels_of(const struct standing *standing) {
    const struct criteria *criteria = standing->sensitivity->criteria;
    size_t count = standing->end - standing->first;
    struct level *levels = memory_array(count + 1, sizeof *levels);

    for (size_t c = 0; c < count; c++) {
        struct others sums = tests_of(standing, standing->first + c, SIZE_MAX);
        struct level level = {.any = sums.applicable > 0,
                              .score = sums.points / sums.known,
                              .coverage = sums.known / sums.applicable,
                              .weight = criteria->commitments[standing->first + c].weight};
        level.scored = level.any && sums.known > 0 && level.coverage >= criteria->rules.coverage_minimum;
        levels[c] = level;
    }
    return levels;
}

size_t sensitivity_weights(const struct sensitivity *sensitivity, const struct sensitivity_test *tests,
                           size_t count, size_t objective, struct sensitivity_weight *out) {
    struct standing standing;
    size_t found = 0;

    standing_open(&standing, sensitivity, tests, count, objective);
    struct level *levels = levels_of(&standing);
    struct asking asking = {.standing = &standing, .levels = levels};
    uint8_t now = standing_rating(&standing);
    for (size_t c = 0; c < standing.end - standing.first; c++) {
        if (!levels[c].any) continue;
        out[found] = (struct sensitivity_weight){
            .of_commitment = true, .index = standing.first + c, .weight = levels[c].weight};
        ask(&asking, &out[found++], 0, now);
    }
    for (size_t t = 0; t < standing.count; t++) {
        const struct standing_test *test = &standing.tests[t];
        if (test->guard) continue;
        out[found] =
            (struct sensitivity_weight){.index = test->of->criterion, .weight = test->criterion->weight};
        ask(&asking, &out[found++], t, now);
    }
    free(levels);
    standing_close(&standing);
    return found;
}
