#include "engine/objectives/standing.h"

#include <math.h>
#include <stdlib.h>

static bool bears(const struct criterion *criterion) {
    return criterion->kind == CRITERION_PERFORMANCE || criterion->kind == CRITERION_GUARD;
}

static struct standing_test stand(const struct sensitivity_test *of, const struct criterion *criterion) {
    bool sure = of->state != STATE_CONDITION_UNKNOWN;
    bool guard = criterion->kind == CRITERION_GUARD;

    return (struct standing_test){.of = of,
                                  .criterion = criterion,
                                  .guard = guard,
                                  .sure = sure,
                                  .counted = of->state == STATE_KNOWN || of->state == STATE_ABSENT,
                                  .points = of->points,
                                  .guard_value = guard && sure ? of->value : (double)NAN};
}

void standing_open(struct standing *standing, const struct sensitivity *sensitivity,
                   const struct sensitivity_test *tests, size_t count, size_t objective) {
    const struct criteria *criteria = sensitivity->criteria;
    size_t first = 0;

    while (first < criteria->commitment_count && criteria->commitments[first].objective < objective)
        first++;
    *standing = (struct standing){.sensitivity = sensitivity,
                                  .objective = objective,
                                  .first = first,
                                  .end = first,
                                  .tests = memory_array(count + 1, sizeof *standing->tests)};
    while (standing->end < criteria->commitment_count &&
           criteria->commitments[standing->end].objective == objective)
        standing->end++;
    for (size_t i = 0; i < count; i++) {
        const struct criterion *criterion = &criteria->items[tests[i].criterion];
        if (criteria->commitments[criterion->commitment].objective == objective && bears(criterion))
            standing->tests[standing->count++] = stand(&tests[i], criterion);
    }
}

void standing_close(struct standing *standing) {
    free(standing->tests);
}

/* --- the judge's sums (sums.c), with weights and points that differ from row to row --- */

LANE_LOOP
static void weigh(struct sums *restrict sums, const double *restrict weights, double counted,
                  const double *restrict points, size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        double weight = weights[i];
        sums->applicable[i] += weight;
        sums->known[i] += weight * counted;
        sums->scored[i] += weight * counted;
        sums->points[i] += weight * (counted * points[i]);
    }
}

LANE_LOOP
static void guard(struct sums *restrict sums, const double *restrict values, double sure, size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        double known = values[i] == values[i] ? sure : 0;
        double below_1 = values[i] < 1 ? known : 0;
        double below_2 = values[i] < 2 ? known : 0;
        sums->failed[i] += below_1;
        sums->unproven[i] += below_2 - below_1 + 1 - sure;
        sums->passed[i] += known - below_2;
    }
}

LANE_LOOP
static void add(struct sums *restrict objective, const struct sums *restrict commitment,
                const struct means *restrict means, const double *restrict weights, size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        bool any = means->coverage[i] == means->coverage[i];
        bool scored = means->score[i] == means->score[i];
        double weight = weights[i];
        double known = weight * means->coverage[i];
        double points = weight * means->score[i];
        objective->applicable[i] += any ? weight : 0;
        objective->known[i] += any ? known : 0;
        objective->points[i] += scored ? points : 0;
        objective->scored[i] += scored ? weight : 0;
        objective->failed[i] += commitment->failed[i];
        objective->unproven[i] += commitment->unproven[i];
        objective->passed[i] += commitment->passed[i];
    }
}

struct judging {
    struct sums objective, commitment;
    struct means means;
    double weights[LANE], values[LANE];
};

static const double *over(double *out, const double *const *varied, size_t index, double otherwise,
                          size_t rows) {
    if (varied && varied[index]) return varied[index];
    for (size_t i = 0; i < rows; i++)
        out[i] = otherwise;
    return out;
}

static bool is_varied(const double *const *varied, size_t index) {
    return varied && varied[index];
}

static void take_test(struct judging *work, const struct standing *standing, size_t index, size_t rows,
                      const struct standing_varied *varied) {
    const struct standing_test *test = &standing->tests[index];

    if (test->guard) {
        bool given = is_varied(varied->guards, index);
        const double *values = over(work->values, varied->guards, index, test->guard_value, rows);
        guard(&work->commitment, values, test->sure || given ? 1 : 0, rows);
        return;
    }
    bool counted = test->counted || is_varied(varied->points, index);
    const double *weights = over(work->weights, varied->weights, index, test->criterion->weight, rows);
    const double *points = over(work->values, varied->points, index, test->counted ? test->points : 0, rows);
    weigh(&work->commitment, weights, counted ? 1 : 0, points, rows);
}

void standing_judge(struct means *out, const struct standing *standing, size_t rows,
                    const struct standing_varied *varied) {
    static const struct standing_varied nothing;
    const struct criteria *criteria = standing->sensitivity->criteria;
    struct judging work;
    size_t next = 0;

    if (!varied) varied = &nothing;
    sums_clear(&work.objective);
    for (size_t c = standing->first; c < standing->end; c++) {
        size_t before = next;
        sums_clear(&work.commitment);
        for (; next < standing->count && standing->tests[next].criterion->commitment == c; next++)
            take_test(&work, standing, next, rows, varied);
        if (next == before) continue; /* nothing of it applies: it adds nothing */
        sums_close(&work.means, &work.commitment, &criteria->rules, false, rows);
        const double *weights = over(work.weights, varied->commitments, c - standing->first,
                                     criteria->commitments[c].weight, rows);
        add(&work.objective, &work.commitment, &work.means, weights, rows);
    }
    sums_close(out, &work.objective, &criteria->rules, true, rows);
}

uint8_t standing_rating(const struct standing *standing) {
    struct means means;

    standing_judge(&means, standing, 1, NULL);
    return means.rating[0];
}

int standing_rank(uint8_t rating) {
    static const int ranks[RATING_COUNT] = {[RATING_GREEN] = 3,
                                            [RATING_AMBER] = 2,
                                            [RATING_INSUFFICIENT] = 1,
                                            [RATING_NOT_APPLICABLE] = 1,
                                            [RATING_NOT_SCORED] = 1};

    return ranks[rating];
}
