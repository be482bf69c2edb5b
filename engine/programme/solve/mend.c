#include "engine/programme/solve/mend.h"

#include <math.h>
#include <stdlib.h>

#include "engine/base/memory.h"
#include "engine/programme/solve/integer.h"

/* A choice may be part of it where the relaxation takes it, or is indifferent to it. */
static size_t free_near(const struct matrix *matrix, const struct linear *linear, double distance,
                        bool *free_choice) {
    size_t count = 0;
    for (int32_t asset = 0; asset < matrix->plan->assets; asset++)
        for (size_t i = matrix->first[asset]; i < matrix->first[asset + 1]; i++) {
            free_choice[i] = !matrix->dropped[i] && (linear->feasible || linear->share[i] > 1e-6 ||
                                                     linear->best[asset] - linear->worth[i] <= distance);
            count += free_choice[i];
        }
    return count;
}

/* A fund that is given nothing and takes no receipts is not there: more of it would help, as of any money. */
static bool is_there(const struct plan *plan, const struct plan_mend *mend) {
    return mend->limit >= 0 || plan->funds[mend->fund].share > 0 ||
           plan->funds[mend->fund].limit[mend->year] > 0;
}

static void add(const struct matrix *matrix, const struct linear *linear, int elastic, double gives,
                struct plan_answer *answer) {
    const struct plan *plan = matrix->plan;
    int limits = (int)plan->limit_count;
    bool fund = elastic >= limits;
    struct plan_mend mend = {.limit = fund ? -1 : elastic};
    if (fund) {
        mend.fund = (elastic - limits) / plan->years;
        mend.year = (elastic - limits) % plan->years;
    }
    double unit = fund ? MATRIX_MONEY : matrix->scale[elastic];
    if (gives > 1e-7) mend.amount = (int64_t)ceil(gives * unit - 1e-6);
    bool part = !linear->feasible && fabs(linear->price[matrix->elastic[elastic].rows[0]]) > 1e-9;
    if (mend.amount > 0 || (part && is_there(plan, &mend))) plan_answer_mend(answer, mend);
}

void mend_plan(const struct matrix *matrix, const struct linear *linear, const struct plan_stop *stop,
               struct plan_answer *answer) {
    const struct plan *plan = matrix->plan;
    bool *free_choice = memory_array(plan->choice_count + 1, sizeof *free_choice);
    int32_t *fixed = memory_array((size_t)plan->assets, sizeof *fixed);
    int32_t *taken = memory_array((size_t)plan->assets, sizeof *taken);
    double *gives = memory_array((size_t)matrix->elastic_count + 1, sizeof *gives);
    for (int32_t asset = 0; asset < plan->assets; asset++)
        fixed[asset] = PLAN_NONE;
    if (free_near(matrix, linear, 1e-6, free_choice) < (size_t)plan->assets / 4)
        free_near(matrix, linear, 1, free_choice);
    struct integer_part part = {.matrix = matrix,
                                .free = free_choice,
                                .fixed = fixed,
                                .elastic = true,
                                .above = NAN,
                                .gap = 1e-3,
                                .nodes = (int)stop->nodes,
                                .seconds = (double)stop->seconds};
    struct integer_result result = integer_solve(&part, taken, gives);
    for (int i = 0; i < matrix->elastic_count; i++)
        add(matrix, linear, i, result.found ? gives[i] : linear->gives[i], answer);
    free(free_choice);
    free(fixed);
    free(taken);
    free(gives);
}
