/* The fact view into columns, by one binary COPY. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/runs/inside.h"
#include "sql/embedded.h"

/* Where a column of the view goes. */
enum target {
    TO_NOWHERE,
    TO_VALUE,
    TO_TRUTH,
    TO_DATE,
    TO_ESTIMATED,
    TO_ASSET,
    TO_CATEGORY,
    TO_CLASS,
    TO_DUTY,
    TO_SCOPE,
    TO_SCORED,
    TO_AREA,
    TO_COST,
    TO_PLACE
};

struct column {
    enum target target;
    size_t fact; /* SIZE_MAX: none; the floor area is one, besides what the estate's means go by. Of
                    TO_ESTIMATED the bit in run_estimates */
};

struct loading {
    struct run_inputs *inputs;
    struct portfolio *portfolio;
    struct column *columns;
    size_t column_count;
    bool *placed;
    size_t row;
    bool started;
};

static enum target target_of(const char *name) {
    static const struct {
        const char *name;
        enum target target;
    } known[] = {{"asset_id", TO_ASSET},     {"category_code", TO_CATEGORY}, {"class_code", TO_CLASS},
                 {"scored", TO_SCORED},      {"duty_holder_code", TO_DUTY},  {"scope_code", TO_SCOPE},
                 {"floor_area_m2", TO_AREA}, {"replacement_cost", TO_COST},  {"easting", TO_PLACE}};

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i].name, name) == 0) return known[i].target;
    return TO_NOWHERE;
}

/* The fact that a column is of by its ending: `_on` its day, `_estimated` whether it is an estimate. -1:
 * none. */
static int fact_before(const struct portfolio *portfolio, const char *name, const char *ending) {
    char fact[128];
    size_t length = strlen(name), end = strlen(ending);

    if (length <= end || length - end >= sizeof fact || strcmp(name + length - end, ending) != 0) return -1;
    memcpy(fact, name, length - end);
    fact[length - end] = '\0';
    return portfolio_fact(portfolio, fact);
}

static struct column column_of(const struct portfolio *portfolio, const char *name, const char *type) {
    struct column column = {.target = target_of(name)};
    int index = portfolio_fact(portfolio, name);

    column.fact = index < 0 ? SIZE_MAX : (size_t)index;
    if (column.target != TO_NOWHERE) return column;
    if (index >= 0) return (struct column){text_equal(type, "bool") ? TO_TRUTH : TO_VALUE, (size_t)index};
    index = fact_before(portfolio, name, "_on");
    return index >= 0 ? (struct column){TO_DATE, (size_t)index} : column;
}

/* The columns of the view, and a bit for each fact that can be an estimate. */
static enum status find_columns(struct loading *loading, const struct rows *columns, struct error *err) {
    struct run_estimates *estimates = &loading->inputs->estimates;

    loading->column_count = rows_count(columns);
    loading->columns = memory_array(loading->column_count, sizeof *loading->columns);
    for (size_t i = 0; i < loading->column_count; i++) {
        const char *name = rows_text(columns, i, 0);
        int fact = fact_before(loading->portfolio, name, "_estimated");
        loading->columns[i] = column_of(loading->portfolio, name, rows_text(columns, i, 1));
        if (fact < 0) continue;
        if (estimates->count == RUN_ESTIMATES_MAX)
            return error_set(err, STATUS_INTERNAL, "more than %d facts can be estimates", RUN_ESTIMATES_MAX);
        loading->columns[i] = (struct column){TO_ESTIMATED, estimates->count};
        estimates->facts[estimates->count++] = (size_t)fact;
    }
    return STATUS_OK;
}

static enum status prepare(struct store *db, struct loading *loading, struct error *err) {
    struct rows *facts = NULL;
    struct rows *columns = NULL;
    struct rows *held = NULL;
    const char **codes = NULL;
    enum status status = store_query(db, sql_judge_facts, BIND_NONE, STORE_MANY, &facts, err);

    if (status == STATUS_OK)
        status = store_query(db, sql_judge_columns, BIND_NONE, STORE_MANY, &columns, err);
    if (status == STATUS_OK) status = store_query(db, sql_judge_held, BIND_NONE, STORE_ONE, &held, err);
    if (status != STATUS_OK) goto done;
    loading->inputs->held = rows_integer(held, 0, 0);
    codes = memory_array(rows_count(facts), sizeof *codes);
    for (size_t i = 0; i < rows_count(facts); i++)
        codes[i] = rows_text(facts, i, 0);
    loading->portfolio = portfolio_new((size_t)loading->inputs->held, codes, rows_count(facts));
    loading->inputs->portfolio = loading->portfolio;
    loading->inputs->scopes =
        arena_array(loading->inputs->arena, loading->portfolio->count, sizeof *loading->inputs->scopes);
    loading->placed = memory_array(loading->portfolio->count, sizeof *loading->placed);
    loading->inputs->estimates.rows = arena_array(loading->inputs->arena, loading->portfolio->count,
                                                  sizeof *loading->inputs->estimates.rows);
    status = find_columns(loading, columns, err);
done:
    free(codes);
    rows_free(facts);
    rows_free(columns);
    rows_free(held);
    return status;
}

static const char *short_text(char *buffer, size_t size, struct copy_field field) {
    size_t length = field.length < 0 ? 0 : (size_t)field.length;

    if (length >= size) length = size - 1;
    if (length > 0) memcpy(buffer, field.bytes, length);
    buffer[length] = '\0';
    return buffer;
}

static void take_asset_field(struct loading *loading, enum target target, struct copy_field field) {
    struct portfolio_asset *asset = &loading->portfolio->assets[loading->row];
    char buffer[80];
    const char *text = short_text(buffer, sizeof buffer, field);

    switch (target) {
    case TO_ASSET:
        asset->asset_id = copy_field_integer(field);
        break;
    case TO_CATEGORY:
        asset->category = portfolio_category(loading->portfolio, text);
        break;
    case TO_CLASS:
        asset->key = (uint8_t)(asset->key + portfolio_class_index(text) * PORTFOLIO_DUTIES);
        break;
    case TO_DUTY:
        asset->key = (uint8_t)(asset->key + portfolio_duty_index(text));
        break;
    case TO_SCOPE:
        loading->inputs->scopes[loading->row] = arena_text(loading->inputs->arena, text);
        break;
    case TO_SCORED:
        asset->scored = copy_field_bool(field);
        break;
    case TO_AREA:
        asset->floor_area_m2 = copy_field_float8(field);
        break;
    case TO_COST:
        asset->replacement_cost = copy_field_float8(field);
        break;
    case TO_PLACE:
        loading->placed[loading->row] = field.length >= 0;
        break;
    case TO_NOWHERE:
    case TO_VALUE:
    case TO_TRUTH:
    case TO_DATE:
    case TO_ESTIMATED:
        break;
    }
}

static void take_field(struct loading *loading, struct column column, struct copy_field field) {
    struct portfolio *portfolio = loading->portfolio;

    switch (column.target) {
    case TO_NOWHERE:
        break;
    case TO_VALUE:
        portfolio->values[column.fact][loading->row] = copy_field_float8(field);
        break;
    case TO_TRUTH:
        portfolio->values[column.fact][loading->row] =
            field.length < 0 ? (double)NAN : copy_field_bool(field);
        break;
    case TO_DATE:
        if (field.length >= 0)
            portfolio_set(portfolio, column.fact, loading->row, portfolio->values[column.fact][loading->row],
                          copy_field_date(field));
        break;
    case TO_ESTIMATED:
        loading->inputs->estimates.rows[loading->row] |= (uint64_t)copy_field_bool(field) << column.fact;
        break;
    case TO_ASSET:
    case TO_CATEGORY:
    case TO_CLASS:
    case TO_DUTY:
    case TO_SCOPE:
    case TO_SCORED:
    case TO_AREA:
    case TO_COST:
    case TO_PLACE:
        take_asset_field(loading, column.target, field);
        if (column.fact != SIZE_MAX) portfolio->values[column.fact][loading->row] = copy_field_float8(field);
        break;
    }
}

static enum status take_row(void *context, const void *bytes, size_t length, struct error *err) {
    struct loading *loading = context;
    struct copy_row row;
    struct copy_field field;

    if (!copy_row_open(&row, bytes, length, !loading->started))
        return error_set(err, STATUS_INTERNAL, "The facts came in a form that cannot be read.");
    loading->started = true;
    if (row.field_count < 0) return STATUS_OK;
    if (loading->row >= loading->portfolio->count || (size_t)row.field_count != loading->column_count)
        return error_set(err, STATUS_INTERNAL, "The fact view gave more rows or columns than it said.");
    for (size_t i = 0; i < loading->column_count; i++) {
        if (!copy_row_next(&row, &field))
            return error_set(err, STATUS_INTERNAL, "A row of facts ended early.");
        take_field(loading, loading->columns[i], field);
    }
    loading->row++;
    return STATUS_OK;
}

enum status facts_load(struct store *db, struct run_inputs *inputs, bool **placed, struct error *err) {
    struct loading loading = {.inputs = inputs};
    enum status status = prepare(db, &loading, err);

    if (status == STATUS_OK) status = store_copy_out(db, sql_judge_load, take_row, &loading, err);
    if (status == STATUS_OK && loading.row != loading.portfolio->count)
        status = error_set(err, STATUS_INTERNAL, "The fact view gave %zu assets where %zu are held.",
                           loading.row, loading.portfolio->count);
    free(loading.columns);
    if (status == STATUS_OK)
        *placed = loading.placed;
    else
        free(loading.placed);
    return status;
}

/* Rows come by ascending asset_id. */
size_t facts_row(const struct portfolio *portfolio, int64_t asset_id) {
    size_t low = 0, high = portfolio->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (portfolio->assets[middle].asset_id < asset_id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

enum status facts_load_neighbours(struct store *db, struct portfolio *portfolio, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_judge_neighbours, BIND_NONE, STORE_MANY, &rows, err);

    if (status != STATUS_OK) return status;
    struct portfolio_pair *pairs = memory_array(rows_count(rows), sizeof *pairs);
    size_t count = 0;
    for (size_t i = 0; i < rows_count(rows); i++) {
        size_t row = facts_row(portfolio, rows_integer(rows, i, 0));
        size_t neighbour = facts_row(portfolio, rows_integer(rows, i, 1));
        if (row < portfolio->count && neighbour < portfolio->count)
            pairs[count++] =
                (struct portfolio_pair){(uint32_t)row, (uint32_t)neighbour, rows_number(rows, i, 2)};
    }
    portfolio_set_neighbours(portfolio, pairs, count);
    free(pairs);
    rows_free(rows);
    return STATUS_OK;
}
