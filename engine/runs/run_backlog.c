#include "engine/runs/run_backlog.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "engine/runs/run_backlog_inside.h"
#include "sql/embedded.h"

const char *const run_backlog_segments[BACKLOG_SEGMENTS] = {"schools", "non_schools"};
const char *const run_backlog_evidences[BACKLOG_EVIDENCES] = {"full", "PDS", "CDC", "desktop", "imputed"};

/* Each measure has two columns, its likely figure and the sum of squares, from FIRST_MEASURE on. */
enum {
    ASSET_ID,
    CATEGORY,
    SEGMENT,
    SURVEY_KIND,
    AGE,
    FLOOR_AREA,
    FIRST_MEASURE,
    SURVEY_ID = FIRST_MEASURE + 2 * RUN_BACKLOG_MEASURES
};

static void take_parameters(struct run_backlog *backlog, const struct rows *rows) {
    size_t column = 0;

    for (int i = 0; i < BACKLOG_SEGMENTS; i++)
        backlog->simulation.common[i] = rows_number(rows, 0, column++);
    for (int i = 0; i < BACKLOG_EVIDENCES; i++)
        backlog->spreads.survey[i] = rows_number(rows, 0, column++);
    backlog->spreads.per_year = rows_number(rows, 0, column++);
    backlog->spreads.limit = rows_number(rows, 0, column++);
    backlog->spreads.item = rows_number(rows, 0, column++);
    backlog->simulation.draws = (int)rows_integer(rows, 0, column++);
    backlog->simulation.seed = (uint64_t)rows_integer(rows, 0, column++);
    backlog->ageing_spread = rows_number(rows, 0, column++);
    backlog->fit_lines = rows_number(rows, 0, column++);
    backlog->definition_id = rows_integer(rows, 0, column++);
    backlog->price_base = memory_text(rows_text(rows, 0, column));
}

static enum status load_parameters(struct store *db, struct run_backlog *backlog, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_run_backlog_parameters, BIND_NONE, STORE_ONE, &rows, err);

    for (size_t column = 0; status == STATUS_OK && column < rows_columns(rows); column++)
        if (rows_is_null(rows, 0, column))
            status = error_set(err, STATUS_INVALID,
                               "a parameter of the backlog is missing on this day: see evaluation.parameter "
                               "and evaluation.backlog_definition");
    if (status == STATUS_OK) take_parameters(backlog, rows);
    rows_free(rows);
    return status;
}

/* A survey without costs (or without some) says nothing of the sum: such an asset is imputed. */
static enum backlog_evidence evidence(const char *survey_kind, double likely) {
    if (survey_kind == NULL || isnan(likely)) return BACKLOG_IMPUTED;
    for (int i = 0; i < BACKLOG_IMPUTED; i++)
        if (strcmp(survey_kind, run_backlog_evidences[i]) == 0) return (enum backlog_evidence)i;
    return BACKLOG_DESKTOP;
}

static struct backlog_unit read_unit(const struct run_backlog *backlog, size_t row, size_t measure) {
    const struct rows *rows = backlog->rows;
    size_t column = FIRST_MEASURE + 2 * measure;
    double likely = rows_number(rows, row, column);
    enum backlog_evidence found = evidence(rows_text(rows, row, SURVEY_KIND), likely);

    return (struct backlog_unit){
        .asset_id = rows_integer(rows, row, ASSET_ID),
        .survey_id = found == BACKLOG_IMPUTED ? 0 : rows_integer(rows, row, SURVEY_ID),
        .segment =
            text_equal(rows_text(rows, row, SEGMENT), "schools") ? BACKLOG_SCHOOLS : BACKLOG_NON_SCHOOLS,
        .evidence = found,
        .group = backlog->group_count - 1,
        .age_years = rows_number(rows, row, AGE),
        .floor_area_m2 = rows_number(rows, row, FLOOR_AREA),
        .likely = likely,
        .sum_of_squares = rows_number(rows, row, column + 1)};
}

static enum status load_units(struct store *db, struct run_backlog *backlog, struct error *err) {
    enum status status = store_query(db, sql_run_backlog_assets, BIND_NONE, STORE_MANY, &backlog->rows, err);
    if (status != STATUS_OK) return status;

    backlog->count = rows_count(backlog->rows);
    backlog->groups = memory_array(backlog->count, sizeof *backlog->groups);
    for (size_t m = 0; m < RUN_BACKLOG_MEASURES; m++)
        backlog->estimates[m].units = memory_array(backlog->count, sizeof *backlog->estimates[m].units);
    for (size_t i = 0; i < backlog->count; i++) {
        const char *category = rows_text(backlog->rows, i, CATEGORY);
        if (i == 0 || !text_equal(category, backlog->groups[backlog->group_count - 1]))
            backlog->groups[backlog->group_count++] = category;
        for (size_t m = 0; m < RUN_BACKLOG_MEASURES; m++)
            backlog->estimates[m].units[i] = read_unit(backlog, i, m);
    }
    return STATUS_OK;
}

/* To the penny, as it is stored, so that what is stored gives the same draws. */
static double pennies(double pounds) {
    return nearbyint(pounds * 100) / 100;
}

static enum status simulate(const struct run_backlog *backlog, struct estimate *estimate, struct error *err) {
    estimate->groups = memory_array((size_t)backlog->group_count, sizeof *estimate->groups);
    backlog_impute(estimate->units, backlog->count, backlog->group_count);
    for (size_t i = 0; i < backlog->count; i++) {
        struct backlog_unit *unit = &estimate->units[i];
        unit->likely = pennies(unit->likely);
        unit->spread = backlog_spread(&backlog->spreads, unit->evidence, unit->age_years);
        unit->scatter = backlog_scatter(backlog->spreads.item, unit->likely, unit->sum_of_squares);
    }
    return backlog_simulate(&backlog->simulation, estimate->units, backlog->count, backlog->group_count,
                            estimate->segments, estimate->groups, err);
}

enum status run_backlog_load(struct store *db, struct run_backlog **out, struct error *err) {
    struct run_backlog *backlog = memory_array(1, sizeof *backlog);
    enum status status = load_parameters(db, backlog, err);

    backlog->estimates[RUN_BACKLOG_HIGH].measure = "high_priority";
    backlog->estimates[RUN_BACKLOG_ALL].measure = "all";
    if (status == STATUS_OK) status = load_units(db, backlog, err);
    if (status == STATUS_OK) status = run_backlog_load_cells(db, backlog, err);
    if (status == STATUS_OK) {
        *out = backlog;
        return STATUS_OK;
    }
    run_backlog_free(backlog);
    return error_context(err, "loading the backlog");
}

enum status run_backlog_estimate(struct run_backlog *backlog, struct error *err) {
    for (size_t m = 0; m < RUN_BACKLOG_MEASURES; m++)
        if (simulate(backlog, &backlog->estimates[m], err) != STATUS_OK)
            return error_context(err, "estimating the backlog");
    run_backlog_make_cells(backlog);
    return STATUS_OK;
}

void run_backlog_free(struct run_backlog *backlog) {
    if (!backlog) return;
    for (size_t m = 0; m < RUN_BACKLOG_MEASURES; m++) {
        free(backlog->estimates[m].units);
        free(backlog->estimates[m].groups);
    }
    free(backlog->groups);
    free(backlog->price_base);
    free(backlog->cells);
    free(backlog->ageing);
    rows_free(backlog->rows);
    rows_free(backlog->cell_rows);
    rows_free(backlog->kind_rows);
    rows_free(backlog->history_rows);
    free(backlog);
}
