/* terrier-solve over made-up programmes: its first plan, gaps by time, and how it grows with the estate. */
#include <stdio.h>
#include <stdlib.h>

#include "engine/programme/plan_rank.h"
#include "engine/programme/plan_verify.h"
#include "engine/runs/solve.h"
#include "tools/benchmarks/bench.h"
#include "tools/benchmarks/made_plan.h"

enum { MARKS = 3 };

/* When a plan was there, and when its gap was half a per cent and a tenth of one. Seconds; below 0: never. */
struct marks {
    double began, at[MARKS];
};

static void mark(struct marks *marks, int which, double now) {
    if (marks->at[which] < 0) marks->at[which] = now - marks->began;
}

static bool hear(void *context, const struct plan_step *step) {
    struct marks *marks = context;
    double now = bench_seconds();
    if (step->has_value) mark(marks, 0, now);
    if (!step->has_value || !step->has_bound) return true;
    double gap = (double)(step->bound - step->value) / (double)step->bound;
    if (gap <= 0.005) mark(marks, 1, now);
    if (gap <= 0.001) mark(marks, 2, now);
    return true;
}

static void print_mark(double seconds) {
    if (seconds < 0)
        printf("      never");
    else
        printf(" %8.1f s", seconds);
}

static int measure(int32_t assets) {
    struct made_plan how = {
        .seed = 1, .assets = assets, .options = 8, .years = 5, .floor = 0.3, .money = 0.2};
    struct plan *plan = made_plan(&how);
    struct plan_stop stop = {.gap = 1000, .nodes = 5000, .seconds = 120};
    struct marks marks = {.began = bench_seconds(), .at = {-1, -1, -1}};
    struct plan_answer *answer;
    struct error err = {0};
    enum status status = solve_plan(&answer, plan, &stop, hear, &marks, &err);
    if (status != STATUS_OK) {
        fprintf(stderr, "%s\n", err.message);
        plan_free(plan);
        return status_exit_code(status);
    }
    int64_t rest;
    struct plan_funding cut;
    int32_t *taken = malloc((size_t)assets * sizeof *taken);
    if (!taken) abort();
    plan_rank_and_cut(plan, taken);
    cut = plan_funding_of(plan, taken, &rest);
    printf("%7d %9zu", (int)assets, plan->choice_count);
    for (int i = 0; i < MARKS; i++)
        print_mark(marks.at[i]);
    printf(" %8.1f s %8.3f%%  %-9s %6.2f\n", bench_seconds() - marks.began,
           100 * (double)(answer->bound - answer->value) / (double)answer->bound,
           plan_outcome_name(answer->outcome), (double)answer->value / (double)plan_value(plan, taken, &cut));
    free(taken);
    plan_answer_free(answer);
    plan_free(plan);
    return 0;
}

int bench_plan(void) {
    static const int32_t sizes[] = {130, 1300, 13000};
    printf(
        "Budget for 1,300 assets: a plan in 2 s, a gap of 0.5%% in 20 s and of 0.1%% in 120 s.\n"
        "Eight options, five years, hosts, a carbon floor. The last column: value by that of rank-and-cut,\n"
        "which knows nothing of the floor.\n\n"
        " assets   choices     plan       0.5%%       0.1%%      end       gap  outcome   by cut\n");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        int code = measure(sizes[i]);
        if (code) return code;
    }
    return 0;
}
