#include "engine/programme/solve/linear.h"

#include <coin/Clp_C_Interface.h>
#include <math.h>
#include <stdlib.h>

#include "engine/base/memory.h"

enum { ROUNDS = 400 };
static const double EPSILON = 1e-7;

/* The programme of the columns so far. Columns: side, elastic, then choices in order of `choice`. */
struct rounds {
    const struct matrix *matrix;
    Clp_Simplex *clp;
    bool *in;
    size_t *choice;
    size_t count, room;
    bool elastic; /* phase one: only what gives way costs */
};

static void add_columns(struct rounds *rounds, const struct matrix_side *sides, int count, double high) {
    for (int i = 0; i < count; i++) {
        double low = 0;
        CoinBigIndex starts[2] = {0, sides[i].row_count};
        Clp_addColumns(rounds->clp, 1, &low, &high, &sides[i].cost, starts, sides[i].rows, sides[i].values);
    }
}

/* New choices, all at once: Clp copies its matrix each time. */
static void add_choices(struct rounds *rounds, const size_t *choices, size_t count) {
    const struct matrix *matrix = rounds->matrix;
    double *low = memory_array(count + 1, sizeof *low), *high = memory_array(count + 1, sizeof *high);
    double *cost = memory_array(count + 1, sizeof *cost);
    CoinBigIndex *starts = memory_array(count + 1, sizeof *starts);
    size_t elements = 0;
    for (size_t i = 0; i < count; i++)
        elements += (size_t)(matrix->start[choices[i] + 1] - matrix->start[choices[i]]) + 1;
    int *rows = memory_array(elements + 1, sizeof *rows), at = 0;
    double *values = memory_array(elements + 1, sizeof *values);
    memory_reserve((void **)&rounds->choice, &rounds->room, rounds->count + count, sizeof *rounds->choice);
    for (size_t i = 0; i < count; i++) {
        size_t choice = choices[i];
        high[i] = INFINITY; /* the asset's row holds it to 1 */
        cost[i] = rounds->elastic ? 0 : matrix->cost[choice];
        rows[at] = matrix->plan->choices[choice].asset;
        values[at++] = 1;
        for (int j = matrix->start[choice]; j < matrix->start[choice + 1]; j++, at++) {
            rows[at] = matrix->row[j];
            values[at] = matrix->value[j];
        }
        starts[i + 1] = at;
        rounds->in[choice] = true;
        rounds->choice[rounds->count++] = choice;
    }
    if (count) Clp_addColumns(rounds->clp, (int)count, low, high, cost, starts, rows, values);
    free(low);
    free(high);
    free(cost);
    free(starts);
    free(rows);
    free(values);
}

/* To begin with: what the start takes and the choice of each asset that is worth most. */
static void add_first(struct rounds *rounds, const int32_t *start) {
    const struct matrix *matrix = rounds->matrix;
    size_t *choices = memory_array((size_t)matrix->plan->assets * 2 + 1, sizeof *choices), count = 0;
    for (int32_t asset = 0; asset < matrix->plan->assets; asset++) {
        size_t best = SIZE_MAX;
        for (size_t i = matrix->first[asset]; i < matrix->first[asset + 1]; i++)
            if (!matrix->dropped[i] && (best == SIZE_MAX || matrix->cost[i] < matrix->cost[best])) best = i;
        if (best != SIZE_MAX) choices[count++] = best;
        if (start[asset] != PLAN_NONE && (size_t)start[asset] != best && !matrix->dropped[start[asset]])
            choices[count++] = (size_t)start[asset];
    }
    add_choices(rounds, choices, count);
    free(choices);
}

/* The worth of every choice at the prices in force, and the best of each asset. */
static void price_all(const struct rounds *rounds, struct linear *linear) {
    const struct matrix *matrix = rounds->matrix;
    const double *dual = Clp_dualRowSolution(rounds->clp);
    for (int row = matrix->limit_row; row < matrix->rows; row++)
        linear->price[row] = isinf(matrix->low[row]) ? fmin(dual[row], 0) : fmax(dual[row], 0);
    for (int32_t asset = 0; asset < matrix->plan->assets; asset++) {
        linear->best[asset] = 0;
        for (size_t i = matrix->first[asset]; i < matrix->first[asset + 1]; i++) {
            double worth = rounds->elastic ? 0 : -matrix->cost[i];
            for (int j = matrix->start[i]; j < matrix->start[i + 1]; j++)
                worth += linear->price[matrix->row[j]] * matrix->value[j];
            linear->worth[i] = matrix->dropped[i] ? -INFINITY : worth;
            if (!matrix->dropped[i]) linear->best[asset] = fmax(linear->best[asset], worth);
        }
    }
}

/* What no plan is worth more than at the prices. Prices are exact to Clp's tolerance: where a payment would
 * gain by less than that, all money there may ever be is supposed to go that way. */
static double bound_of(const struct matrix *matrix, const struct linear *linear) {
    double bound = 0, money = 0;
    for (int row = matrix->limit_row; row < matrix->rows; row++)
        if (linear->price[row] != 0)
            bound -= linear->price[row] * (isinf(matrix->low[row]) ? matrix->high[row] : matrix->low[row]);
    for (int row = matrix->fund_row; row < matrix->need_row; row++)
        money += matrix->high[row];
    for (size_t i = 0; i < matrix->plan->amount_count; i++)
        if (plan_key_kind(matrix->plan->amounts[i].key) == PLAN_RECEIPT)
            money += (double)matrix->plan->amounts[i].amount / MATRIX_MONEY;
    for (int i = 0; i < matrix->side_count; i++) {
        double gain = -matrix->side[i].cost;
        for (int j = 0; j < matrix->side[i].row_count; j++)
            gain += linear->price[matrix->side[i].rows[j]] * matrix->side[i].values[j];
        if (gain > 0) bound += gain * fmin(money, 1e9);
    }
    for (int32_t asset = 0; asset < matrix->plan->assets; asset++)
        bound += linear->best[asset];
    return bound;
}

/* Adds of each asset the choice that gains most at the prices. */
static size_t add_gaining(struct rounds *rounds, const struct linear *linear) {
    const struct matrix *matrix = rounds->matrix;
    const double *dual = Clp_dualRowSolution(rounds->clp);
    size_t *choices = memory_array((size_t)matrix->plan->assets + 1, sizeof *choices), count = 0;
    for (int32_t asset = 0; asset < matrix->plan->assets; asset++) {
        size_t best = SIZE_MAX;
        for (size_t i = matrix->first[asset]; i < matrix->first[asset + 1]; i++)
            if (!rounds->in[i] && linear->worth[i] + dual[asset] > EPSILON &&
                (best == SIZE_MAX || linear->worth[i] > linear->worth[best]))
                best = i;
        if (best != SIZE_MAX) choices[count++] = best;
    }
    add_choices(rounds, choices, count);
    free(choices);
    return count;
}

/* Rounds until nothing gains, or the bound is as near as makes no difference. */
static void run(struct rounds *rounds, struct linear *linear, bool (*stopped)(void *), void *context) {
    for (int round = 0; round < ROUNDS; round++) {
        Clp_primal(rounds->clp, 0);
        price_all(rounds, linear);
        double bound = bound_of(rounds->matrix, linear);
        linear->bound = bound; /* that of the prices in force */
        double reached = -Clp_objectiveValue(rounds->clp);
        if (!rounds->elastic && bound - reached <= 1e-7 * fabs(bound)) break;
        if (stopped(context) || add_gaining(rounds, linear) == 0) break;
    }
}

static void set_phase(struct rounds *rounds, bool elastic) {
    const struct matrix *matrix = rounds->matrix;
    double *cost = Clp_objective(rounds->clp), *high = Clp_columnUpper(rounds->clp);
    int first = matrix->side_count + matrix->elastic_count;
    rounds->elastic = elastic;
    for (int i = 0; i < matrix->side_count; i++)
        cost[i] = elastic ? 0 : matrix->side[i].cost;
    for (int i = 0; i < matrix->elastic_count; i++) {
        cost[matrix->side_count + i] = elastic ? matrix->elastic[i].cost : 0;
        high[matrix->side_count + i] = elastic ? INFINITY : 0;
    }
    for (size_t i = 0; i < rounds->count; i++)
        cost[first + (int)i] = elastic ? 0 : matrix->cost[rounds->choice[i]];
}

/* Whether anything has to give way; then how far. */
static bool gives_way(const struct rounds *rounds, struct linear *linear) {
    const struct matrix *matrix = rounds->matrix;
    const double *solution = Clp_primalColumnSolution(rounds->clp);
    double sum = 0;
    for (int i = 0; i < matrix->elastic_count; i++) {
        linear->gives[i] = solution[matrix->side_count + i];
        sum += linear->gives[i] * matrix->elastic[i].cost;
    }
    return sum > 1e-6;
}

static void keep_shares(const struct rounds *rounds, struct linear *linear) {
    const double *solution = Clp_primalColumnSolution(rounds->clp);
    int first = rounds->matrix->side_count + rounds->matrix->elastic_count;
    for (size_t i = 0; i < rounds->count; i++)
        linear->share[rounds->choice[i]] = solution[first + (int)i];
}

static struct linear *linear_new(const struct matrix *matrix) {
    struct linear *linear = memory_array(1, sizeof *linear);
    linear->worth = memory_array(matrix->plan->choice_count + 1, sizeof *linear->worth);
    linear->share = memory_array(matrix->plan->choice_count + 1, sizeof *linear->share);
    linear->best = memory_array((size_t)matrix->plan->assets, sizeof *linear->best);
    linear->price = memory_array((size_t)matrix->rows, sizeof *linear->price);
    linear->gives = memory_array((size_t)matrix->elastic_count + 1, sizeof *linear->gives);
    return linear;
}

void linear_free(struct linear *linear) {
    if (!linear) return;
    free(linear->worth);
    free(linear->share);
    free(linear->best);
    free(linear->price);
    free(linear->gives);
    free(linear);
}

struct linear *linear_solve(const struct matrix *matrix, const int32_t *start, bool start_keeps,
                            bool (*stopped)(void *), void *context) {
    struct linear *linear = linear_new(matrix);
    struct rounds rounds = {.matrix = matrix,
                            .clp = Clp_newModel(),
                            .in = memory_array(matrix->plan->choice_count + 1, sizeof(bool))};
    CoinBigIndex none = 0;
    Clp_setLogLevel(rounds.clp, 0);
    Clp_loadProblem(rounds.clp, 0, matrix->rows, &none, NULL, NULL, NULL, NULL, NULL, matrix->low,
                    matrix->high);
    add_columns(&rounds, matrix->side, matrix->side_count, INFINITY);
    add_columns(&rounds, matrix->elastic, matrix->elastic_count, 0);
    add_first(&rounds, start);
    linear->feasible = true;
    if (!start_keeps) {
        set_phase(&rounds, true);
        run(&rounds, linear, stopped, context);
        linear->feasible = !gives_way(&rounds, linear);
    }
    if (linear->feasible) {
        set_phase(&rounds, false);
        run(&rounds, linear, stopped, context);
    }
    keep_shares(&rounds, linear);
    Clp_deleteModel(rounds.clp);
    free(rounds.in);
    free(rounds.choice);
    return linear;
}
