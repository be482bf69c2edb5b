#include "engine/programme/solve/linear.h"

#include <coin/Clp_C_Interface.h>
#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "engine/base/memory.h"

enum { INFEASIBLE = 1 }; /* Clp's status */

/* The programme as Clp has it. Columns: money, then what gives way (elastic only), then choices in order. */
struct programme {
    const struct matrix *matrix;
    Clp_Simplex *clp;
    bool elastic; /* funds and limits give way, and only that costs */
    int columns, elements;
    CoinBigIndex *starts;
    int *rows;
    double *values, *low, *high, *cost;
};

static void put(struct programme *programme, int row, double value) {
    programme->rows[programme->elements] = row;
    programme->values[programme->elements++] = value;
}

/* Nothing holds a column from above but its rows: a choice, its asset's. */
static void end_column(struct programme *programme, double cost) {
    programme->high[programme->columns] = INFINITY;
    programme->cost[programme->columns++] = cost;
    programme->starts[programme->columns] = programme->elements;
}

static void put_sides(struct programme *programme, const struct matrix_side *sides, int count, bool costs) {
    for (int i = 0; i < count; i++) {
        for (int j = 0; j < sides[i].row_count; j++)
            put(programme, sides[i].rows[j], sides[i].values[j]);
        end_column(programme, costs ? sides[i].cost : 0);
    }
}

static void put_choices(struct programme *programme) {
    const struct matrix *matrix = programme->matrix;
    for (size_t i = 0; i < matrix->plan->choice_count; i++) {
        if (matrix->dropped[i]) continue;
        put(programme, matrix->plan->choices[i].asset, 1);
        for (int j = matrix->start[i]; j < matrix->start[i + 1]; j++)
            put(programme, matrix->row[j], matrix->value[j]);
        end_column(programme, programme->elastic ? 0 : matrix->cost[i]);
    }
}

static struct programme programme_new(const struct matrix *matrix, bool elastic) {
    struct programme programme = {.matrix = matrix, .clp = Clp_newModel(), .elastic = elastic};
    size_t sides = (size_t)(matrix->side_count + matrix->elastic_count);
    size_t columns = matrix->plan->choice_count + sides + 1;
    size_t elements = (size_t)matrix->start[matrix->plan->choice_count] + columns + PLAN_YEARS * sides;
    programme.starts = memory_array(columns + 1, sizeof *programme.starts);
    programme.rows = memory_array(elements, sizeof *programme.rows);
    programme.values = memory_array(elements, sizeof *programme.values);
    programme.low = memory_array(columns, sizeof *programme.low);
    programme.high = memory_array(columns, sizeof *programme.high);
    programme.cost = memory_array(columns, sizeof *programme.cost);
    put_sides(&programme, matrix->side, matrix->side_count, !elastic);
    if (elastic) put_sides(&programme, matrix->elastic, matrix->elastic_count, true);
    put_choices(&programme);
    Clp_setLogLevel(programme.clp, 0);
    Clp_loadProblem(programme.clp, programme.columns, matrix->rows, programme.starts, programme.rows,
                    programme.values, programme.low, programme.high, programme.cost, matrix->low,
                    matrix->high);
    return programme;
}

static void programme_free(struct programme *programme) {
    Clp_deleteModel(programme->clp);
    free(programme->starts);
    free(programme->rows);
    free(programme->values);
    free(programme->low);
    free(programme->high);
    free(programme->cost);
}

/* The worth of every choice at the prices in force, and the best of each asset. */
static void price_all(const struct programme *programme, struct linear *linear) {
    const struct matrix *matrix = programme->matrix;
    const double *dual = Clp_dualRowSolution(programme->clp);
    for (int row = matrix->limit_row; row < matrix->rows; row++)
        linear->price[row] = isinf(matrix->low[row]) ? fmin(dual[row], 0) : fmax(dual[row], 0);
    for (int32_t asset = 0; asset < matrix->plan->assets; asset++) {
        linear->best[asset] = 0;
        for (size_t i = matrix->first[asset]; i < matrix->first[asset + 1]; i++) {
            double worth = programme->elastic ? 0 : -matrix->cost[i];
            for (int j = matrix->start[i]; j < matrix->start[i + 1]; j++)
                worth += linear->price[matrix->row[j]] * matrix->value[j];
            linear->worth[i] = worth;
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

/* Any prices give a bound, those of a programme that ran out of time as well; the best prices the lowest. */
static void solve(struct programme *programme, double seconds, struct linear *linear) {
    if (seconds > 0) Clp_setMaximumSeconds(programme->clp, seconds);
    Clp_initialDualSolve(programme->clp);
    price_all(programme, linear);
    linear->bound = bound_of(programme->matrix, linear);
}

/* Of the processor, which is what Clp counts. */
static double seconds_spent(void) {
    return (double)clock() / CLOCKS_PER_SEC;
}

static void keep_shares(const struct programme *programme, struct linear *linear) {
    const struct matrix *matrix = programme->matrix;
    const double *solution = Clp_primalColumnSolution(programme->clp);
    int column = matrix->side_count + (programme->elastic ? matrix->elastic_count : 0);
    for (size_t i = 0; i < matrix->plan->choice_count; i++)
        if (!matrix->dropped[i]) linear->share[i] = solution[column++];
}

static struct linear *linear_new(const struct matrix *matrix) {
    struct linear *linear = memory_array(1, sizeof *linear);
    linear->worth = memory_array(matrix->plan->choice_count + 1, sizeof *linear->worth);
    linear->share = memory_array(matrix->plan->choice_count + 1, sizeof *linear->share);
    linear->best = memory_array((size_t)matrix->plan->assets, sizeof *linear->best);
    linear->price = memory_array((size_t)matrix->rows, sizeof *linear->price);
    return linear;
}

void linear_free(struct linear *linear) {
    if (!linear) return;
    free(linear->worth);
    free(linear->share);
    free(linear->best);
    free(linear->price);
    free(linear);
}

struct linear *linear_solve(const struct matrix *matrix, bool feasible, double seconds) {
    struct linear *linear = linear_new(matrix);
    struct programme programme = programme_new(matrix, false);
    double began = seconds_spent();
    solve(&programme, seconds, linear);
    linear->feasible = feasible || Clp_status(programme.clp) != INFEASIBLE;
    if (!linear->feasible) {
        programme_free(&programme);
        programme = programme_new(matrix, true);
        solve(&programme, seconds > 0 ? fmax(seconds - (seconds_spent() - began), 0.01) : 0, linear);
    }
    keep_shares(&programme, linear);
    programme_free(&programme);
    return linear;
}

static int compare(const void *a, const void *b) {
    const double *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

double linear_distance(const struct matrix *matrix, const struct linear *linear, size_t size) {
    const struct plan *plan = matrix->plan;
    size_t count = 0, all = plan->choice_count + (size_t)plan->assets;
    if (size >= all) return INFINITY;
    double *distances = memory_array(all, sizeof *distances);
    for (int32_t asset = 0; asset < plan->assets; asset++) {
        distances[count++] = linear->best[asset];
        for (size_t i = matrix->first[asset]; i < matrix->first[asset + 1]; i++)
            if (!matrix->dropped[i]) distances[count++] = linear->best[asset] - linear->worth[i];
    }
    qsort(distances, count, sizeof *distances, compare);
    size_t place = size + (size_t)plan->assets;
    double distance = place < count ? distances[place] : INFINITY;
    free(distances);
    return distance;
}
