#include "engine/runs/run_backlog.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "engine/programme/backlog.h"
#include "sql/embedded.h"

/* Indexation waits for an index in the register: docs/decisions/0014-the-backlog-is-simulated.md. */
static const char price_base[] = "as surveyed, not indexed";

struct estimate {
    const char *measure; /* as evaluation.backlog_range.measure */
    struct backlog_asset *assets;
    size_t *unknown; /* by group */
    size_t unknown_by_segment[BACKLOG_SEGMENTS];
    struct backlog_range segments[BACKLOG_SEGMENTS];
    struct backlog_range *groups;
};

#define MEASURES 2

struct run_backlog {
    int64_t definition_id;
    struct backlog_parameters parameters;
    struct rows *rows; /* sql/queries/run_backlog_assets.sql */
    size_t count;
    const char **groups; /* category codes; borrowed from rows */
    int group_count;
    struct estimate estimates[MEASURES];
};

/* Each measure has two columns, its likely figure and the sum of squares, from FIRST_MEASURE on. */
enum { ASSET_ID, CATEGORY, SEGMENT, SURVEY_KIND, AGE, FLOOR_AREA, FIRST_MEASURE };

static enum status load_parameters(struct store *db, struct run_backlog *backlog, struct error *err) {
    struct rows *rows = NULL;
    struct backlog_parameters *parameters = &backlog->parameters;
    enum status status = store_query(db, sql_run_backlog_parameters, BIND_NONE, STORE_ONE, &rows, err);

    for (size_t column = 0; status == STATUS_OK && column < rows_columns(rows); column++)
        if (rows_is_null(rows, 0, column))
            status = error_set(err, STATUS_INVALID,
                               "a parameter of the backlog is missing on this day: see evaluation.parameter "
                               "and evaluation.backlog_definition");
    if (status == STATUS_OK) {
        size_t column = 0;
        for (int i = 0; i < BACKLOG_SEGMENTS; i++)
            parameters->common_spread[i] = rows_number(rows, 0, column++);
        for (int i = 0; i < BACKLOG_EVIDENCES; i++)
            parameters->survey_spread[i] = rows_number(rows, 0, column++);
        parameters->spread_per_year = rows_number(rows, 0, column++);
        parameters->spread_limit = rows_number(rows, 0, column++);
        parameters->item_spread = rows_number(rows, 0, column++);
        parameters->draws = (int)rows_integer(rows, 0, column++);
        parameters->seed = (uint64_t)rows_integer(rows, 0, column++);
        backlog->definition_id = rows_integer(rows, 0, column);
    }
    rows_free(rows);
    return status;
}

/* A survey without costs (or without some) says nothing of the sum: such an asset is imputed. */
static enum backlog_evidence evidence(const char *survey_kind, double likely) {
    if (survey_kind == NULL || isnan(likely)) return BACKLOG_IMPUTED;
    if (strcmp(survey_kind, "full") == 0) return BACKLOG_FULL;
    if (strcmp(survey_kind, "PDS") == 0) return BACKLOG_PDS;
    if (strcmp(survey_kind, "CDC") == 0) return BACKLOG_CDC;
    return BACKLOG_DESKTOP;
}

static struct backlog_asset read_asset(const struct run_backlog *backlog, size_t row, size_t measure) {
    const struct rows *rows = backlog->rows;
    size_t column = FIRST_MEASURE + 2 * measure;
    double likely = rows_number(rows, row, column);

    return (struct backlog_asset){.segment = text_equal(rows_text(rows, row, SEGMENT), "schools")
                                                 ? BACKLOG_SCHOOLS
                                                 : BACKLOG_NON_SCHOOLS,
                                  .evidence = evidence(rows_text(rows, row, SURVEY_KIND), likely),
                                  .group = backlog->group_count - 1,
                                  .age_years = rows_number(rows, row, AGE),
                                  .floor_area_m2 = rows_number(rows, row, FLOOR_AREA),
                                  .likely = likely,
                                  .sum_of_squares = rows_number(rows, row, column + 1)};
}

static enum status load_assets(struct store *db, struct run_backlog *backlog, struct error *err) {
    enum status status = store_query(db, sql_run_backlog_assets, BIND_NONE, STORE_MANY, &backlog->rows, err);
    if (status != STATUS_OK) return status;

    backlog->count = rows_count(backlog->rows);
    backlog->groups = memory_array(backlog->count, sizeof *backlog->groups);
    for (size_t m = 0; m < MEASURES; m++)
        backlog->estimates[m].assets = memory_array(backlog->count, sizeof *backlog->estimates[m].assets);
    for (size_t i = 0; i < backlog->count; i++) {
        const char *category = rows_text(backlog->rows, i, CATEGORY);
        if (i == 0 || !text_equal(category, backlog->groups[backlog->group_count - 1]))
            backlog->groups[backlog->group_count++] = category;
        for (size_t m = 0; m < MEASURES; m++)
            backlog->estimates[m].assets[i] = read_asset(backlog, i, m);
    }
    return STATUS_OK;
}

static void add_amount(struct text *out, double amount) {
    if (isnan(amount))
        text_add(out, "\t\\N");
    else
        text_format(out, "\t%.0f", amount);
}

/* What the lines of one COPY have in common. */
struct lines {
    struct text text;
    const struct run_backlog *backlog;
    const struct estimate *estimate;
    int64_t run_id;
};

static void add_range(struct lines *lines, const char *grouping, const char *code,
                      const struct backlog_range *range, size_t unknown) {
    struct text *out = &lines->text;

    text_format(out, "%lld\t%s\t%s\t%s\t%lld\t%s\t%zu\t%zu\t%zu", (long long)lines->run_id,
                lines->estimate->measure, grouping, code, (long long)lines->backlog->definition_id,
                price_base, range->surveyed, range->imputed, unknown);
    add_amount(out, range->likely);
    add_amount(out, range->p10);
    add_amount(out, range->p50);
    add_amount(out, range->p90);
    text_add_char(out, '\n');
}

static void add_asset(struct lines *lines, size_t i) {
    const struct backlog_asset *asset = &lines->estimate->assets[i];
    struct text *out = &lines->text;
    double low, high;

    backlog_limits(asset->likely,
                   backlog_spread(&lines->backlog->parameters, asset->evidence, asset->age_years), &low,
                   &high);
    text_format(out, "%lld\t%s\t%s\t%s", (long long)lines->run_id, lines->estimate->measure,
                rows_text(lines->backlog->rows, i, ASSET_ID), asset->evidence == BACKLOG_IMPUTED ? "t" : "f");
    add_amount(out, asset->likely);
    add_amount(out, low);
    add_amount(out, high);
    text_add_char(out, '\n');
}

static enum status copy(struct store *db, const char *sql, const struct text *lines, struct error *err) {
    enum status status = store_copy_in_begin(db, sql, err);
    if (status == STATUS_OK) status = store_copy_in_bytes(db, lines->data, lines->length, err);
    if (status == STATUS_OK) status = store_copy_in_end(db, NULL, NULL, err);
    return status;
}

static enum status keep_estimate(struct store *db, const struct run_backlog *backlog,
                                 const struct estimate *estimate, int64_t run_id, struct error *err) {
    static const char *const names[BACKLOG_SEGMENTS] = {"schools", "non_schools"};
    struct lines lines = {TEXT_EMPTY, backlog, estimate, run_id};

    for (int i = 0; i < BACKLOG_SEGMENTS; i++)
        add_range(&lines, "segment", names[i], &estimate->segments[i], estimate->unknown_by_segment[i]);
    for (int i = 0; i < backlog->group_count; i++)
        add_range(&lines, "category", backlog->groups[i], &estimate->groups[i], estimate->unknown[i]);
    enum status status = copy(db, sql_run_backlog_copy_ranges, &lines.text, err);
    text_clear(&lines.text);
    if (status == STATUS_OK && backlog->count > 0) {
        for (size_t i = 0; i < backlog->count; i++)
            add_asset(&lines, i);
        status = copy(db, sql_run_backlog_copy_assets, &lines.text, err);
    }
    text_free(&lines.text);
    return status;
}

static enum status simulate(const struct run_backlog *backlog, struct estimate *estimate, struct error *err) {
    size_t group_count = (size_t)backlog->group_count;

    estimate->groups = memory_array(group_count, sizeof *estimate->groups);
    estimate->unknown = memory_array(group_count, sizeof *estimate->unknown);
    backlog_impute(estimate->assets, backlog->count, backlog->group_count);
    for (size_t i = 0; i < backlog->count; i++)
        if (isnan(estimate->assets[i].likely)) {
            estimate->unknown[estimate->assets[i].group]++;
            estimate->unknown_by_segment[estimate->assets[i].segment]++;
        }
    return backlog_simulate(&backlog->parameters, estimate->assets, backlog->count, backlog->group_count,
                            estimate->segments, estimate->groups, err);
}

enum status run_backlog_load(struct store *db, struct run_backlog **out, struct error *err) {
    struct run_backlog *backlog = memory_array(1, sizeof *backlog);
    enum status status = load_parameters(db, backlog, err);

    backlog->estimates[0].measure = "high_priority";
    backlog->estimates[1].measure = "all";
    if (status == STATUS_OK) status = load_assets(db, backlog, err);
    if (status == STATUS_OK) {
        *out = backlog;
        return STATUS_OK;
    }
    run_backlog_free(backlog);
    return error_context(err, "loading the backlog");
}

enum status run_backlog_estimate(struct run_backlog *backlog, struct error *err) {
    for (size_t m = 0; m < MEASURES; m++)
        if (simulate(backlog, &backlog->estimates[m], err) != STATUS_OK)
            return error_context(err, "estimating the backlog");
    return STATUS_OK;
}

enum status run_backlog_keep(struct store *db, const struct run_backlog *backlog, int64_t run_id,
                             struct error *err) {
    enum status status = STATUS_OK;

    for (size_t m = 0; m < MEASURES && status == STATUS_OK; m++)
        status = keep_estimate(db, backlog, &backlog->estimates[m], run_id, err);
    return status == STATUS_OK ? status : error_context(err, "storing the backlog");
}

void run_backlog_free(struct run_backlog *backlog) {
    if (!backlog) return;
    for (size_t m = 0; m < MEASURES; m++) {
        free(backlog->estimates[m].assets);
        free(backlog->estimates[m].unknown);
        free(backlog->estimates[m].groups);
    }
    free(backlog->groups);
    rows_free(backlog->rows);
    free(backlog);
}
