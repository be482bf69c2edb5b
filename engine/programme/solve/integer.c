#include "engine/programme/solve/integer.h"

#include <coin/Cbc_C_Interface.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/base/memory.h"

/* The part in compressed columns: choices first, then side columns, then elastic ones. */
struct build {
    const struct integer_part *part;
    size_t *choice;
    int choices, columns;
    int *row_of; /* by asset: its row in the part, or -1 */
    int rows, assets;
    CoinBigIndex *starts;
    int *index;
    double *value, *low, *high, *cost, *row_low, *row_high;
    size_t used, index_room, value_room;
};

static void put(struct build *build, int row, double value) {
    memory_reserve((void **)&build->index, &build->index_room, build->used + 1, sizeof *build->index);
    memory_reserve((void **)&build->value, &build->value_room, build->used + 1, sizeof *build->value);
    build->index[build->used] = row;
    build->value[build->used++] = value;
}

/* The row of the part for a row of the matrix that is no asset's. */
static int part_row(const struct build *build, int row) {
    return row - build->part->matrix->limit_row + build->assets;
}

static void end_column(struct build *build, double high, double cost) {
    build->high[build->columns] = high;
    build->cost[build->columns++] = cost;
    build->starts[build->columns] = (CoinBigIndex)build->used;
}

static void add_choices(struct build *build) {
    const struct matrix *matrix = build->part->matrix;
    for (size_t i = 0; i < matrix->plan->choice_count; i++) {
        if (!build->part->free[i]) continue;
        put(build, build->row_of[matrix->plan->choices[i].asset], 1);
        for (int j = matrix->start[i]; j < matrix->start[i + 1]; j++)
            put(build, part_row(build, matrix->row[j]), matrix->value[j]);
        build->choice[build->choices++] = i;
        end_column(build, 1, build->part->elastic ? 0 : matrix->cost[i]);
    }
}

static void add_side(struct build *build, const struct matrix_side *side, double high, bool costs) {
    for (int i = 0; i < side->row_count; i++)
        put(build, part_row(build, side->rows[i]), side->values[i]);
    end_column(build, high, costs ? side->cost : 0);
}

static void add_sides(struct build *build) {
    const struct matrix *matrix = build->part->matrix;
    const bool *elastic = build->part->elastic;
    for (int i = 0; i < matrix->side_count; i++)
        add_side(build, &matrix->side[i], INFINITY, !elastic);
    for (int i = 0; elastic && i < matrix->elastic_count; i++)
        add_side(build, &matrix->elastic[i], elastic[i] ? INFINITY : 0, true);
}

static void draw_in(struct build *build) {
    const struct matrix *matrix = build->part->matrix;
    const bool *elastic = build->part->elastic;
    for (int i = 0; elastic && i < matrix->elastic_count; i++)
        for (int j = 0; elastic[i] && j < matrix->elastic[i].row_count; j++) {
            int row = part_row(build, matrix->elastic[i].rows[j]);
            double low = build->row_low[row], high = build->row_high[row];
            if (!isinf(low)) build->row_low[row] = low + build->part->beyond * fabs(low);
            if (!isinf(high)) build->row_high[row] = high - build->part->beyond * fabs(high);
        }
}

/* Bounds of the rows: what the fixed assets use is off them, and they are drawn in a little if need be. */
static void set_rows(struct build *build) {
    const struct matrix *matrix = build->part->matrix;
    double tighten = build->part->tighten;
    build->row_low = memory_array((size_t)build->rows + 1, sizeof *build->row_low);
    build->row_high = memory_array((size_t)build->rows + 1, sizeof *build->row_high);
    for (int row = 0; row < build->assets; row++)
        build->row_low[row] = -INFINITY, build->row_high[row] = 1;
    for (int row = matrix->limit_row; row < matrix->rows; row++) {
        double low = matrix->low[row], high = matrix->high[row];
        build->row_low[part_row(build, row)] = isinf(low) ? low : low + tighten * fmax(1, fabs(low));
        build->row_high[part_row(build, row)] =
            isinf(high) || row >= matrix->need_row ? high : high - tighten * fmax(1, fabs(high));
    }
    draw_in(build);
    for (int32_t asset = 0; asset < matrix->plan->assets; asset++) {
        if (build->row_of[asset] >= 0 || build->part->fixed[asset] == PLAN_NONE) continue;
        int choice = build->part->fixed[asset];
        for (int j = matrix->start[choice]; j < matrix->start[choice + 1]; j++) {
            build->row_low[part_row(build, matrix->row[j])] -= matrix->value[j];
            build->row_high[part_row(build, matrix->row[j])] -= matrix->value[j];
        }
    }
}

static struct build build_part(const struct integer_part *part) {
    const struct matrix *matrix = part->matrix;
    struct build build = {.part = part};
    size_t most = (size_t)(matrix->side_count + matrix->elastic_count) + 1;
    build.row_of = memory_array((size_t)matrix->plan->assets, sizeof *build.row_of);
    for (int32_t asset = 0; asset < matrix->plan->assets; asset++)
        build.row_of[asset] = -1;
    for (size_t i = 0; i < matrix->plan->choice_count; i++) {
        int *row = &build.row_of[matrix->plan->choices[i].asset];
        if (part->free[i] && *row < 0) *row = build.assets++;
        most += part->free[i];
    }
    build.rows = build.assets + matrix->rows - matrix->limit_row;
    build.choice = memory_array(most, sizeof *build.choice);
    build.starts = memory_array(most + 1, sizeof *build.starts);
    build.low = memory_array(most, sizeof *build.low);
    build.high = memory_array(most, sizeof *build.high);
    build.cost = memory_array(most, sizeof *build.cost);
    add_choices(&build);
    add_sides(&build);
    set_rows(&build);
    return build;
}

static void build_free(struct build *build) {
    free(build->choice);
    free(build->row_of);
    free(build->starts);
    free(build->index);
    free(build->value);
    free(build->low);
    free(build->high);
    free(build->cost);
    free(build->row_low);
    free(build->row_high);
}

static double fixed_value(const struct build *build) {
    double value = 0;
    for (int32_t asset = 0; asset < build->part->matrix->plan->assets && !build->part->elastic; asset++)
        if (build->row_of[asset] < 0 && build->part->fixed[asset] != PLAN_NONE)
            value -= build->part->matrix->cost[build->part->fixed[asset]];
    return value;
}

static Cbc_Model *load(const struct build *build) {
    char seconds[32];
    Cbc_Model *model = Cbc_newModel();
    Cbc_loadProblem(model, build->columns, build->rows, build->starts, build->index, build->value, build->low,
                    build->high, build->cost, build->row_low, build->row_high);
    for (int i = 0; i < build->choices; i++)
        Cbc_setInteger(model, i);
    Cbc_setLogLevel(model, 0);
    Cbc_setParameter(model, "log", "0");
    Cbc_setMaximumNodes(model, build->part->nodes);
    Cbc_setAllowableGap(model, build->part->gap);
    if (build->part->quick) {
        Cbc_setParameter(model, "cuts", "off");
        Cbc_setParameter(model, "feas", "off");
    }
    if (!isnan(build->part->above)) Cbc_setCutoff(model, fixed_value(build) - build->part->above);
    if (build->part->seconds > 0) {
        snprintf(seconds, sizeof seconds, "%.3f", build->part->seconds);
        Cbc_setParameter(model, "timeMode", "elapsed");
        Cbc_setParameter(model, "seconds", seconds);
    }
    return model;
}

static void keep(const struct build *build, const double *solution, int32_t *taken, double *gives) {
    const struct matrix *matrix = build->part->matrix;
    for (int32_t asset = 0; asset < matrix->plan->assets; asset++)
        taken[asset] = build->row_of[asset] < 0 ? build->part->fixed[asset] : PLAN_NONE;
    for (int i = 0; i < build->choices; i++)
        if (solution[i] > 0.5)
            taken[matrix->plan->choices[build->choice[i]].asset] = (int32_t)build->choice[i];
    for (int i = 0; gives && i < matrix->elastic_count; i++)
        gives[i] = solution[build->choices + matrix->side_count + i];
}

struct integer_result integer_solve(const struct integer_part *part, int32_t *taken, double *gives) {
    struct build build = build_part(part);
    Cbc_Model *model = load(&build);
    struct integer_result result = {.bound = -INFINITY};
    Cbc_solve(model);
    const double *solution = Cbc_bestSolution(model);
    bool complete = Cbc_status(model) == 0;
    result.found = solution != NULL && Cbc_numberSavedSolutions(model) > 0;
    result.proved = complete && (result.found ? Cbc_isProvenOptimal(model) : Cbc_isProvenInfeasible(model));
    result.timed_out = Cbc_isSecondsLimitReached(model);
    result.nodes = Cbc_getNodeCount(model);
    if (result.found || !result.proved)
        result.bound = fixed_value(&build) - Cbc_getBestPossibleObjValue(model);
    if (result.found) keep(&build, solution, taken, gives);
    Cbc_deleteModel(model);
    build_free(&build);
    return result;
}
