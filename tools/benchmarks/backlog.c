/* The backlog simulation over made-up surveys, beside the same arithmetic one draw at a time with the C
 * library. */
#include "engine/programme/backlog.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/base/memory.h"
#include "tools/benchmarks/bench.h"

enum { DRAWN = 10000, GROUPS = 30, BACKLOG_REPEATS = 5 };

static struct backlog_unit *made_up_units(size_t count) {
    struct backlog_unit *units = memory_array(count, sizeof *units);

    for (size_t i = 0; i < count; i++)
        units[i] = (struct backlog_unit){.asset_id = (int64_t)i + 1,
                                         .survey_id = (int64_t)i + 1,
                                         .segment = i % 5 == 0 ? BACKLOG_SCHOOLS : BACKLOG_NON_SCHOOLS,
                                         .group = (int)(i % GROUPS),
                                         .likely = 1000.0 + (double)(i % 977) * 100,
                                         .spread = 0.2 + 0.001 * (double)(i % 300),
                                         .scatter = 0.05 + 0.001 * (double)(i % 100)};
    return units;
}

static double random_share(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return ((double)(*state >> 11) + 0.5) / 9007199254740992.0;
}

/* Two normal numbers and one factor for each survey and draw, and nothing else. */
static double one_at_a_time(const struct backlog_unit *units, size_t count, double *sum) {
    double start = bench_processor_seconds();
    uint64_t state = 42;

    for (int d = 0; d < DRAWN; d++)
        for (size_t i = 0; i < count; i++) {
            double length = sqrt(-2 * log(random_share(&state))),
                   angle = 6.283185307179586 * random_share(&state);
            *sum += units[i].likely *
                    exp(units[i].spread * length * cos(angle) + units[i].scatter * length * sin(angle));
        }
    return bench_processor_seconds() - start;
}

static double simulated(const struct backlog_unit *units, size_t count) {
    struct backlog_simulation simulation = {{0.09, 0.145}, DRAWN, 20230401};
    struct backlog_range segments[BACKLOG_SEGMENTS + 1], groups[GROUPS];
    struct error err = {0};
    double start = bench_processor_seconds();

    if (backlog_simulate(&simulation, units, count, GROUPS, segments, groups, &err) != STATUS_OK)
        fprintf(stderr, "terrier-bench: %s\n", err.message);
    return bench_processor_seconds() - start;
}

static void measure(size_t count) {
    struct backlog_unit *units = made_up_units(count);
    double together[BACKLOG_REPEATS], apart[BACKLOG_REPEATS], sum = 0;

    for (int repeat = 0; repeat < BACKLOG_REPEATS; repeat++) {
        apart[repeat] = one_at_a_time(units, count, &sum);
        together[repeat] = simulated(units, count);
    }
    double took = bench_median(together, BACKLOG_REPEATS), beside = bench_median(apart, BACKLOG_REPEATS);
    if (!isinf(sum))
        printf("%zu surveys: %.0f ms, %.2f ns for a survey's draw; one at a time with the C library %.0f ms, "
               "ratio %.2f\n",
               count, 1e3 * took, 1e9 * took / ((double)count * DRAWN), 1e3 * beside, took / beside);
    free(units);
}

int bench_backlog(void) {
    printf("%d draws, %d groups, medians of %d, processor time of one core\n", DRAWN, GROUPS,
           BACKLOG_REPEATS);
    measure(750);
    measure(7500);
    return 0;
}
