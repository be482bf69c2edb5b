/* Which fact would change a rating, and by how little. */
#include <math.h>
#include <stdlib.h>

#include "engine/objectives/tried.h"

/* --- codes, yes/no, guards: each other value --- */

/* The better of two that would both do: the one with the least change, or of what is unknown the least
 * demanding. */
static double cost_of(const struct tried *tried, size_t row, double value, double score, bool better) {
    double at = isnan(tried->scores[row]) ? 0 : tried->scores[row];

    if (isnan(value)) return better ? at : -at;
    double change = isnan(score) ? 0 : fabs(at - score);
    return change + 1e-6 * fabs(tried->values[row] - value);
}

static struct sensitivity_move pick(const struct tried *tried, double value, double score, uint8_t now,
                                    bool better) {
    struct sensitivity_move move = {.rating = RATING_COUNT};
    int rank = standing_rank(now);
    double least = INFINITY;

    for (size_t i = 0; i < tried->count; i++) {
        int would = standing_rank(tried->ratings[i]);
        if (better ? would <= rank : would >= rank) continue;
        double cost = cost_of(tried, i, value, score, better);
        if (cost >= least) continue;
        least = cost;
        move = (struct sensitivity_move){tried->ratings[i], tried->values[i], tried->values[i], true, true};
    }
    return move;
}

static void try_each(const struct standing *standing, struct sensitivity_change *change, uint8_t now,
                     const double *values, size_t count) {
    struct tried tried = tried_new(count + 1);
    struct means means;

    for (size_t i = 0; i < count; i++)
        if (values[i] != change->value) tried.values[tried.count++] = values[i];
    tried_judge(standing, change->fact, &tried);
    standing_judge(&means, standing, 1, NULL);
    change->better = pick(&tried, change->value, means.uncapped[0], now, true);
    change->worse = pick(&tried, change->value, means.uncapped[0], now, false);
    tried_free(&tried);
}

/* --- conditions that are not known --- */

static bool waits_for(const struct standing_test *test, int condition) {
    return !test->sure && test->criterion->condition == condition;
}

/* It turns out to apply: then its value counts, or that there is none. */
static void apply(struct standing_test *test) {
    test->sure = true;
    if (test->guard) {
        test->guard_value = test->of->value;
        return;
    }
    test->counted = !isnan(test->of->value) || test->criterion->absence_is_known;
    test->points = isnan(test->of->value) ? 0 : curve_at(&test->criterion->curve, test->of->value);
}

static uint8_t rating_if(const struct standing *standing, int condition, bool applies) {
    struct standing changed = *standing;

    changed.tests = memory_array(standing->count + 1, sizeof *changed.tests);
    changed.count = 0;
    for (size_t t = 0; t < standing->count; t++) {
        struct standing_test test = standing->tests[t];
        if (waits_for(&test, condition) && !applies) continue;
        if (waits_for(&test, condition)) apply(&test);
        changed.tests[changed.count++] = test;
    }
    uint8_t rating = standing_rating(&changed);
    standing_close(&changed);
    return rating;
}

static void try_condition(const struct standing *standing, struct sensitivity_change *change, uint8_t now) {
    int rank = standing_rank(now);

    change->better = change->worse = (struct sensitivity_move){.rating = RATING_COUNT};
    for (int applies = 0; applies < 2; applies++) {
        uint8_t would = rating_if(standing, (int)change->fact, applies);
        struct sensitivity_move move = {would, applies, applies, true, true};
        if (standing_rank(would) > rank) change->better = move;
        if (standing_rank(would) < rank) change->worse = move;
    }
}

/* --- all of them --- */

static bool came_before(const struct sensitivity_change *changes, size_t count, enum sensitivity_kind kind,
                        size_t fact) {
    for (size_t i = 0; i < count; i++)
        if (changes[i].kind == kind && changes[i].fact == fact) return true;
    return false;
}

static enum sensitivity_kind kind_of(const struct standing_test *test) {
    if (!test->sure) return CHANGE_CONDITION;
    return test->guard ? CHANGE_GUARD : CHANGE_VALUE;
}

static void try_change(const struct standing *standing, struct sensitivity_change *change, uint8_t now) {
    static const double guards[] = {0, 1, 2};
    const struct sensitivity_fact *fact = &standing->sensitivity->facts[change->fact];

    if (change->kind == CHANGE_CONDITION)
        try_condition(standing, change, now);
    else if (change->kind == CHANGE_GUARD)
        try_each(standing, change, now, guards, sizeof guards / sizeof *guards);
    else if (fact->values)
        try_each(standing, change, now, fact->values, fact->value_count);
    else
        tried_numbers(standing, change, now);
}

size_t sensitivity_changes(const struct sensitivity *sensitivity, const struct sensitivity_test *tests,
                           size_t count, size_t objective, struct sensitivity_change *out) {
    struct standing standing;
    size_t found = 0;

    standing_open(&standing, sensitivity, tests, count, objective);
    uint8_t now = standing_rating(&standing);
    for (size_t t = 0; t < standing.count; t++) {
        const struct standing_test *test = &standing.tests[t];
        enum sensitivity_kind kind = kind_of(test);
        size_t fact = kind == CHANGE_CONDITION ? (size_t)test->criterion->condition : test->criterion->fact;
        if (came_before(out, found, kind, fact)) continue;
        out[found] =
            (struct sensitivity_change){.kind = kind,
                                        .fact = fact,
                                        .criterion = test->of->criterion,
                                        .value = kind == CHANGE_CONDITION ? (double)NAN : test->of->value};
        try_change(&standing, &out[found++], now);
    }
    standing_close(&standing);
    return found;
}
