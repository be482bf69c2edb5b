#include "engine/objectives/tried.h"

#include <math.h>
#include <stdlib.h>

struct tried tried_new(size_t most) {
    return (struct tried){memory_array(most, sizeof(double)), memory_array(most, sizeof(double)),
                          memory_array(most, sizeof(uint8_t)), 0};
}

void tried_free(struct tried *tried) {
    free(tried->values);
    free(tried->scores);
    free(tried->ratings);
}

bool tried_tests(const struct standing_test *test, size_t fact) {
    return test->sure && test->criterion->fact == fact;
}

/* A lane of values of a fact, by every test of it. */
static void judge_lane(const struct standing *standing, size_t fact, struct tried *tried, size_t start,
                       size_t rows, double *columns, const double **points, const double **guards) {
    struct standing_varied varied = {.points = points, .guards = guards};
    struct means means;
    double *column = columns;

    for (size_t t = 0; t < standing->count; t++) {
        const struct standing_test *test = &standing->tests[t];
        points[t] = guards[t] = NULL;
        if (!tried_tests(test, fact)) continue;
        for (size_t i = 0; i < rows; i++)
            column[i] = test->guard ? tried->values[start + i]
                                    : curve_at(&test->criterion->curve, tried->values[start + i]);
        *(test->guard ? &guards[t] : &points[t]) = column;
        column += LANE;
    }
    standing_judge(&means, standing, rows, &varied);
    for (size_t i = 0; i < rows; i++) {
        tried->scores[start + i] = means.uncapped[i];
        tried->ratings[start + i] = means.rating[i];
    }
}

void tried_judge(const struct standing *standing, size_t fact, struct tried *tried) {
    double *columns = memory_array(standing->count * LANE + 1, sizeof *columns);
    const double **points = memory_array(standing->count + 1, sizeof *points);
    const double **guards = memory_array(standing->count + 1, sizeof *guards);

    for (size_t start = 0; start < tried->count; start += LANE) {
        size_t rows = tried->count - start < LANE ? tried->count - start : LANE;
        judge_lane(standing, fact, tried, start, rows, columns, points, guards);
    }
    free(columns);
    free(points);
    free(guards);
}
