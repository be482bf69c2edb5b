#include "engine/programme/solve/matrix.h"

#include <math.h>
#include <stdlib.h>

#include "engine/base/memory.h"

static int fund_row(const struct matrix *matrix, size_t fund, int year) {
    return matrix->fund_row + (int)fund * matrix->plan->years + year;
}

static int need_row(const struct matrix *matrix, int need, int year) {
    return matrix->need_row + need * matrix->plan->years + year;
}

/* A limit's unit is a thousandth of its bound, or of its largest amount where the bound is less. */
static void set_scales(struct matrix *matrix, const struct plan_limit_at *by_key) {
    const struct plan *plan = matrix->plan;
    matrix->scale = memory_array(plan->limit_count + 1, sizeof *matrix->scale);
    for (size_t i = 0; i < plan->limit_count; i++)
        matrix->scale[i] = fabs((double)plan->limits[i].bound);
    for (size_t i = 0; i < plan->amount_count; i++)
        for (size_t at = plan_limits_from(plan, by_key, plan->amounts[i].key);
             at < plan->limit_count && by_key[at].key == plan->amounts[i].key; at++)
            matrix->scale[by_key[at].limit] =
                fmax(matrix->scale[by_key[at].limit], fabs((double)plan->amounts[i].amount));
    for (size_t i = 0; i < plan->limit_count; i++)
        matrix->scale[i] = fmax(matrix->scale[i] / 1000, 1e-3);
}

static void set_rows(struct matrix *matrix) {
    const struct plan *plan = matrix->plan;
    matrix->low = memory_array((size_t)matrix->rows, sizeof *matrix->low);
    matrix->high = memory_array((size_t)matrix->rows, sizeof *matrix->high);
    for (int row = 0; row < matrix->rows; row++) {
        matrix->low[row] = -INFINITY;
        matrix->high[row] = row < matrix->limit_row ? 1 : 0;
    }
    for (size_t i = 0; i < plan->limit_count; i++) {
        int row = matrix->limit_row + (int)i;
        double bound = (double)plan->limits[i].bound / matrix->scale[i];
        matrix->low[row] = plan->limits[i].least ? bound : -INFINITY;
        matrix->high[row] = plan->limits[i].least ? INFINITY : bound;
    }
    for (size_t fund = 0; fund < plan->fund_count; fund++)
        for (int year = 0; year < plan->years; year++)
            matrix->high[fund_row(matrix, fund, year)] = (double)plan->funds[fund].limit[year] / MATRIX_MONEY;
}

struct filling {
    size_t count, row_room, value_room;
};

static void put(struct matrix *matrix, struct filling *filling, int row, double value) {
    memory_reserve((void **)&matrix->row, &filling->row_room, filling->count + 1, sizeof *matrix->row);
    memory_reserve((void **)&matrix->value, &filling->value_room, filling->count + 1, sizeof *matrix->value);
    matrix->row[filling->count] = row;
    matrix->value[filling->count++] = value;
}

static void put_amount(struct matrix *matrix, struct filling *filling, const struct plan_limit_at *by_key,
                       const struct plan_amount *amount) {
    const struct plan *plan = matrix->plan;
    int year = plan_key_year(amount->key);
    if (plan_key_kind(amount->key) == PLAN_COST) {
        put(matrix, filling, need_row(matrix, (int)plan_key_index(amount->key), year),
            (double)amount->amount / MATRIX_MONEY);
        return;
    }
    if (plan_key_kind(amount->key) == PLAN_RECEIPT) {
        for (size_t fund = 0; fund < plan->fund_count; fund++)
            if (plan->funds[fund].share)
                put(matrix, filling, fund_row(matrix, fund, year),
                    -(double)plan_fund_share(&plan->funds[fund], amount->amount) / MATRIX_MONEY);
        return;
    }
    for (size_t at = plan_limits_from(plan, by_key, amount->key);
         at < plan->limit_count && by_key[at].key == amount->key; at++)
        put(matrix, filling, matrix->limit_row + (int)by_key[at].limit,
            (double)amount->amount / matrix->scale[by_key[at].limit]);
}

static void set_choices(struct matrix *matrix, const struct plan_limit_at *by_key) {
    const struct plan *plan = matrix->plan;
    struct filling filling = {.count = 0};
    matrix->start = memory_array(plan->choice_count + 1, sizeof *matrix->start);
    matrix->cost = memory_array(plan->choice_count + 1, sizeof *matrix->cost);
    for (size_t i = 0; i < plan->choice_count; i++) {
        const struct plan_choice *choice = &plan->choices[i];
        matrix->cost[i] = -(double)choice->value / MATRIX_MONEY;
        for (size_t j = 0; j < choice->amount_count; j++)
            put_amount(matrix, &filling, by_key, &plan->amounts[choice->first_amount + j]);
        matrix->start[i + 1] = (int)filling.count;
    }
}

static void add_side(struct matrix_side *sides, int *count, double cost, int row, double value, int other) {
    struct matrix_side side = {.cost = cost, .rows = {row, other}, .values = {value, -1}, .row_count = 1};
    if (other >= 0) side.row_count = 2;
    sides[(*count)++] = side;
}

static void set_sides(struct matrix *matrix) {
    const struct plan *plan = matrix->plan;
    matrix->side = memory_array(PLAN_FUNDS * (PLAN_NEEDS + 1) * PLAN_YEARS, sizeof *matrix->side);
    for (size_t fund = 0; fund < plan->fund_count; fund++)
        for (int year = 0; year < plan->years; year++) {
            int row = fund_row(matrix, fund, year);
            double price = (double)plan->funds[fund].price / (double)PLAN_MILLION;
            for (int need = 0; need < plan->needs; need++)
                if (plan->funds[fund].needs >> need & 1)
                    add_side(matrix->side, &matrix->side_count, price, row, 1, need_row(matrix, need, year));
            if (plan->funds[fund].carries && year + 1 < plan->years)
                add_side(matrix->side, &matrix->side_count, 0, row, 1, row + 1);
        }
}

/* A thousandth of a bound costs as much as a thousandth of all the money. */
static void set_elastic(struct matrix *matrix) {
    const struct plan *plan = matrix->plan;
    size_t most = plan->limit_count + plan->fund_count * (size_t)plan->years;
    double money = 0;
    for (int row = matrix->fund_row; row < matrix->need_row; row++)
        money += matrix->high[row];
    matrix->elastic = memory_array(most + 1, sizeof *matrix->elastic);
    for (size_t i = 0; i < plan->limit_count; i++)
        add_side(matrix->elastic, &matrix->elastic_count, 1, matrix->limit_row + (int)i,
                 plan->limits[i].least ? 1 : -1, -1);
    for (int row = matrix->fund_row; row < matrix->need_row; row++)
        add_side(matrix->elastic, &matrix->elastic_count, 1000 / fmax(money, 1), row, -1, -1);
}

struct matrix *matrix_new(const struct plan *plan) {
    struct matrix *matrix = memory_array(1, sizeof *matrix);
    struct plan_limit_at *by_key = plan_limits_by_key(plan);
    matrix->plan = plan;
    matrix->first = plan_firsts(plan);
    matrix->dropped = memory_array(plan->choice_count + 1, sizeof *matrix->dropped);
    plan_dominated(plan, matrix->dropped);
    matrix->limit_row = plan->assets;
    matrix->fund_row = matrix->limit_row + (int)plan->limit_count;
    matrix->need_row = matrix->fund_row + (int)plan->fund_count * plan->years;
    matrix->rows = matrix->need_row + plan->needs * plan->years;
    set_scales(matrix, by_key);
    set_rows(matrix);
    set_choices(matrix, by_key);
    set_sides(matrix);
    set_elastic(matrix);
    free(by_key);
    return matrix;
}

void matrix_free(struct matrix *matrix) {
    if (!matrix) return;
    free(matrix->first);
    free(matrix->dropped);
    free(matrix->low);
    free(matrix->high);
    free(matrix->scale);
    free(matrix->start);
    free(matrix->row);
    free(matrix->value);
    free(matrix->cost);
    free(matrix->side);
    free(matrix->elastic);
    free(matrix);
}
