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

static void add_side(struct matrix *matrix, double cost, int row, int other) {
    matrix->side[matrix->side_count++] = (struct matrix_side){
        .cost = cost, .rows = {row, other}, .values = {1, -1}, .row_count = other < 0 ? 1 : 2};
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
                    add_side(matrix, price, row, need_row(matrix, need, year));
            if (plan->funds[fund].carries && year + 1 < plan->years) add_side(matrix, 0, row, row + 1);
        }
}

/* A setting's unit is that of the widest of its limits. */
static void add_setting(struct matrix *matrix, int setting) {
    const struct plan *plan = matrix->plan;
    struct matrix_side *side = &matrix->elastic[matrix->elastic_count];
    double unit = 0;
    for (size_t i = 0; i < plan->limit_count; i++)
        if (plan->limits[i].setting == setting) unit = fmax(unit, matrix->scale[i]);
    if (unit == 0) return;
    side->cost = 1;
    for (size_t i = 0; i < plan->limit_count; i++) {
        const struct plan_limit *limit = &plan->limits[i];
        if (limit->setting != setting) continue;
        double moves = (double)limit->weight / (double)PLAN_MILLION * unit / matrix->scale[i];
        side->rows[side->row_count] = matrix->limit_row + (int)i;
        side->values[side->row_count++] = limit->least ? moves : -moves;
    }
    matrix->gives[matrix->elastic_count++] = (struct matrix_gives){.setting = setting, .unit = unit};
}

static void add_giving_fund(struct matrix *matrix, size_t fund, double cost) {
    int years = matrix->plan->years;
    struct matrix_side *side = &matrix->elastic[matrix->elastic_count];
    side->cost = cost;
    for (; side->row_count < years; side->row_count++) {
        side->rows[side->row_count] = fund_row(matrix, fund, side->row_count);
        side->values[side->row_count] = -1.0 / years;
    }
    matrix->gives[matrix->elastic_count++] = (struct matrix_gives){.fund = (int)fund, .unit = MATRIX_MONEY};
}

/* A thousandth of a bound costs as much as a thousandth of all the money. */
static void set_elastic(struct matrix *matrix) {
    double money = 0;
    for (int row = matrix->fund_row; row < matrix->need_row; row++)
        money += matrix->high[row];
    for (int setting = 1; setting <= PLAN_SETTINGS; setting++)
        add_setting(matrix, setting);
    for (size_t fund = 0; fund < matrix->plan->fund_count; fund++)
        if (matrix->plan->funds[fund].gives) add_giving_fund(matrix, fund, 1000 / fmax(money, 1));
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
    free(matrix);
}
