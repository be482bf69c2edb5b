/* The facts that an earlier run judged, so that the present criteria can judge them again. */
#include <stdlib.h>
#include <string.h>

#include "engine/runs/inside.h"
#include "sql/embedded.h"

struct loading {
    struct portfolio *portfolio;
    int *facts; /* for each place in the run's values: the fact, or -1 where it is no more */
    size_t fact_count;
    size_t row;
    bool dates; /* wanted too */
    bool started;
};

static uint32_t big_endian(const unsigned char *at) {
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static void take_value(struct loading *loading, size_t place, bool date, struct copy_field value) {
    struct portfolio *portfolio = loading->portfolio;
    int fact = loading->facts[place];

    if (fact < 0) return;
    if (!date)
        portfolio->values[fact][loading->row] = copy_field_float8(value);
    else if (value.length > 0)
        portfolio_set(portfolio, (size_t)fact, loading->row, portfolio->values[fact][loading->row],
                      copy_field_date(value));
}

/* PostgreSQL's binary array of one dimension: dimensions, flags, type, length, lower bound, then the
 * elements. */
static enum status take_array(struct loading *loading, struct copy_field field, bool dates,
                              struct error *err) {
    const unsigned char *at = field.bytes;
    const unsigned char *end = field.bytes + (field.length > 0 ? field.length : 0);

    if (loading->fact_count == 0) return STATUS_OK;
    if (field.length < 20 || big_endian(at) != 1 || big_endian(at + 12) != loading->fact_count)
        return error_set(err, STATUS_INTERNAL, "The stored facts of an earlier run cannot be read.");
    at += 20;
    for (size_t i = 0; i < loading->fact_count; i++) {
        if (end - at < 4)
            return error_set(err, STATUS_INTERNAL, "The stored facts of an earlier run end early.");
        struct copy_field value = {at + 4, (int32_t)big_endian(at)};
        at += 4 + (value.length > 0 ? value.length : 0);
        if (at > end) return error_set(err, STATUS_INTERNAL, "The stored facts of an earlier run end early.");
        take_value(loading, i, dates, value);
    }
    return STATUS_OK;
}

static void text_of(char *buffer, size_t size, struct copy_field field) {
    size_t length = field.length < 0 ? 0 : (size_t)field.length;

    if (length >= size) length = size - 1;
    memcpy(buffer, field.bytes, length);
    buffer[length] = '\0';
}

static enum status take_row(void *context, const void *bytes, size_t length, struct error *err) {
    struct loading *loading = context;
    struct copy_row row;
    struct copy_field fields[9];
    char category[80], class[80], duty[80];

    if (!copy_row_open(&row, bytes, length, !loading->started))
        return error_set(err, STATUS_INTERNAL, "An earlier run cannot be read.");
    loading->started = true;
    if (row.field_count < 0) return STATUS_OK;
    for (size_t i = 0; i < 9; i++)
        if (!copy_row_next(&row, &fields[i]))
            return error_set(err, STATUS_INTERNAL, "A row of an earlier run ended early.");
    if (loading->row >= loading->portfolio->count)
        return error_set(err, STATUS_INTERNAL, "An earlier run has more rows than it said.");
    struct portfolio_asset *asset = &loading->portfolio->assets[loading->row];
    text_of(category, sizeof category, fields[1]);
    text_of(class, sizeof class, fields[2]);
    text_of(duty, sizeof duty, fields[3]);
    asset->asset_id = copy_field_integer(fields[0]);
    asset->category = portfolio_category(loading->portfolio, category);
    asset->key = (uint8_t)(portfolio_class_index(class) * PORTFOLIO_DUTIES + portfolio_duty_index(duty));
    asset->scored = copy_field_bool(fields[4]);
    asset->floor_area_m2 = copy_field_float8(fields[5]);
    asset->replacement_cost = copy_field_float8(fields[6]);
    enum status status = take_array(loading, fields[7], false, err);
    if (status == STATUS_OK && loading->dates) status = take_array(loading, fields[8], true, err);
    loading->row++;
    return status;
}

/* A fact that the earlier run did not keep is taken as it is now: what was not judged then moves nothing. */
static void take_unkept(struct loading *loading, const struct portfolio *now) {
    struct portfolio *earlier = loading->portfolio;
    bool *kept = memory_array(now->fact_count, sizeof *kept);
    size_t *match = portfolio_match(now, earlier);

    for (size_t i = 0; i < loading->fact_count; i++)
        if (loading->facts[i] >= 0) kept[loading->facts[i]] = true;
    for (size_t f = 0; f < now->fact_count; f++)
        for (size_t row = 0; row < now->count && !kept[f]; row++)
            if (match[row] != SIZE_MAX) earlier->values[f][match[row]] = now->values[f][row];
    free(match);
    free(kept);
}

/* Into a portfolio of these facts; NULL where the run kept none. */
static enum status load(struct loading *loading, struct store *db, int64_t run_id,
                        const struct portfolio *facts, struct error *err) {
    struct rows *codes = NULL;
    char run[24];
    enum status status =
        store_query(db, sql_judge_earlier_codes, BIND(bind_integer(run, run_id)), STORE_MANY, &codes, err);

    if (status == STATUS_OK && rows_count(codes) > 0) {
        loading->fact_count = rows_count(codes);
        loading->facts = memory_array(loading->fact_count, sizeof *loading->facts);
        for (size_t i = 0; i < loading->fact_count; i++)
            loading->facts[i] = portfolio_fact(facts, rows_text(codes, i, 1));
        loading->portfolio =
            portfolio_new((size_t)rows_integer(codes, 0, 2), facts->fact_codes, facts->fact_count);
        status = store_copy_out(db, sql_judge_earlier, take_row, loading, err);
    }
    rows_free(codes);
    return status;
}

enum status earlier_load(struct store *db, struct run_inputs *inputs, struct error *err) {
    struct loading loading = {0};
    enum status status = load(&loading, db, inputs->earlier_run_id, inputs->portfolio, err);

    inputs->earlier = loading.portfolio;
    if (status == STATUS_OK && inputs->earlier) take_unkept(&loading, inputs->portfolio);
    free(loading.facts);
    return status;
}

enum status earlier_load_whole(struct store *db, int64_t run_id, const struct portfolio *facts,
                               struct portfolio **out, struct error *err) {
    struct loading loading = {.dates = true};
    enum status status = load(&loading, db, run_id, facts, err);

    free(loading.facts);
    *out = loading.portfolio;
    return status;
}
