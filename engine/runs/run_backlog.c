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
    int64_t run_id;      /* known only when the run is stored */
    const char *measure; /* as evaluation.backlog_range.measure */
    int64_t definition_id;
    struct backlog_parameters parameters;
    struct rows *rows; /* sql/queries/run_backlog_assets.sql */
    struct backlog_asset *assets;
    size_t count;
    const char **groups; /* category codes; borrowed from rows */
    size_t *unknown;     /* by group */
    size_t unknown_by_segment[BACKLOG_SEGMENTS];
    int group_count;
};

enum { ASSET_ID, CATEGORY, SEGMENT, SURVEY_KIND, AGE, FLOOR_AREA, LIKELY, SQUARES };

static enum status load_parameters(struct store *db, struct estimate *estimate, struct error *err) {
    struct rows *rows = NULL;
    struct backlog_parameters *parameters = &estimate->parameters;
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
        estimate->definition_id = rows_integer(rows, 0, column);
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

static enum status load_assets(struct store *db, struct estimate *estimate, bool high_priority,
                               struct error *err) {
    enum status status = store_query(db, sql_run_backlog_assets, BIND(high_priority ? "true" : "false"),
                                     STORE_MANY, &estimate->rows, err);
    if (status != STATUS_OK) return status;

    const struct rows *rows = estimate->rows;
    estimate->count = rows_count(rows);
    estimate->assets = memory_array(estimate->count, sizeof *estimate->assets);
    estimate->groups = memory_array(estimate->count, sizeof *estimate->groups);
    estimate->unknown = memory_array(estimate->count, sizeof *estimate->unknown);
    for (size_t i = 0; i < estimate->count; i++) {
        const char *category = rows_text(rows, i, CATEGORY);
        double likely = rows_number(rows, i, LIKELY);
        if (i == 0 || !text_equal(category, estimate->groups[estimate->group_count - 1]))
            estimate->groups[estimate->group_count++] = category;
        estimate->assets[i] = (struct backlog_asset){
            .segment =
                text_equal(rows_text(rows, i, SEGMENT), "schools") ? BACKLOG_SCHOOLS : BACKLOG_NON_SCHOOLS,
            .evidence = evidence(rows_text(rows, i, SURVEY_KIND), likely),
            .group = estimate->group_count - 1,
            .age_years = rows_number(rows, i, AGE),
            .floor_area_m2 = rows_number(rows, i, FLOOR_AREA),
            .likely = likely,
            .sum_of_squares = rows_number(rows, i, SQUARES)};
    }
    return STATUS_OK;
}

static void add_amount(struct text *out, double amount) {
    if (isnan(amount))
        text_add(out, "\t\\N");
    else
        text_format(out, "\t%.0f", amount);
}

static void add_range(struct text *out, const struct estimate *estimate, const char *grouping,
                      const char *code, const struct backlog_range *range, size_t unknown) {
    text_format(out, "%lld\t%s\t%s\t%s\t%lld\t%s\t%zu\t%zu\t%zu", (long long)estimate->run_id,
                estimate->measure, grouping, code, (long long)estimate->definition_id, price_base,
                range->surveyed, range->imputed, unknown);
    add_amount(out, range->likely);
    add_amount(out, range->p10);
    add_amount(out, range->p50);
    add_amount(out, range->p90);
    text_add_char(out, '\n');
}

static void add_asset(struct text *out, const struct estimate *estimate, size_t i) {
    const struct backlog_asset *asset = &estimate->assets[i];
    double low, high;

    backlog_limits(asset->likely, backlog_spread(&estimate->parameters, asset->evidence, asset->age_years),
                   &low, &high);
    text_format(out, "%lld\t%s\t%s\t%s", (long long)estimate->run_id, estimate->measure,
                rows_text(estimate->rows, i, ASSET_ID), asset->evidence == BACKLOG_IMPUTED ? "t" : "f");
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

static enum status store_ranges(struct store *db, const struct estimate *estimate,
                                const struct backlog_range *segments, const struct backlog_range *groups,
                                struct error *err) {
    static const char *const names[BACKLOG_SEGMENTS] = {"schools", "non_schools"};
    struct text lines = TEXT_EMPTY;

    for (int i = 0; i < BACKLOG_SEGMENTS; i++)
        add_range(&lines, estimate, "segment", names[i], &segments[i], estimate->unknown_by_segment[i]);
    for (int i = 0; i < estimate->group_count; i++)
        add_range(&lines, estimate, "category", estimate->groups[i], &groups[i], estimate->unknown[i]);
    enum status status = copy(db, sql_run_backlog_copy_ranges, &lines, err);
    text_clear(&lines);
    if (status == STATUS_OK && estimate->count > 0) {
        for (size_t i = 0; i < estimate->count; i++)
            add_asset(&lines, estimate, i);
        status = copy(db, sql_run_backlog_copy_assets, &lines, err);
    }
    text_free(&lines);
    return status;
}

static enum status simulate(struct store *db, struct estimate *estimate, struct error *err) {
    struct backlog_range segments[BACKLOG_SEGMENTS];
    struct backlog_range *groups = memory_array((size_t)estimate->group_count, sizeof *groups);

    backlog_impute(estimate->assets, estimate->count, estimate->group_count);
    memset(estimate->unknown, 0, estimate->count * sizeof *estimate->unknown);
    memset(estimate->unknown_by_segment, 0, sizeof estimate->unknown_by_segment);
    for (size_t i = 0; i < estimate->count; i++)
        if (isnan(estimate->assets[i].likely)) {
            estimate->unknown[estimate->assets[i].group]++;
            estimate->unknown_by_segment[estimate->assets[i].segment]++;
        }
    enum status status = backlog_simulate(&estimate->parameters, estimate->assets, estimate->count,
                                          estimate->group_count, segments, groups, err);
    if (status == STATUS_OK) status = store_ranges(db, estimate, segments, groups, err);
    free(groups);
    return status;
}

struct run_backlog {
    struct estimate estimates[2];
};

enum status run_backlog_load(struct store *db, struct run_backlog **out, struct error *err) {
    static const char *const measures[] = {"high_priority", "all"};
    struct run_backlog *backlog = memory_array(1, sizeof *backlog);
    enum status status = STATUS_OK;

    for (size_t i = 0; i < 2 && status == STATUS_OK; i++) {
        struct estimate *estimate = &backlog->estimates[i];
        estimate->measure = measures[i];
        status = load_parameters(db, estimate, err);
        if (status == STATUS_OK) status = load_assets(db, estimate, i == 0, err);
    }
    if (status == STATUS_OK) {
        *out = backlog;
        return STATUS_OK;
    }
    run_backlog_free(backlog);
    return error_context(err, "loading the backlog");
}

enum status run_backlog_keep(struct store *db, struct run_backlog *backlog, int64_t run_id,
                             struct error *err) {
    for (size_t i = 0; i < 2; i++) {
        backlog->estimates[i].run_id = run_id;
        if (simulate(db, &backlog->estimates[i], err) != STATUS_OK)
            return error_context(err, "estimating the backlog");
    }
    return STATUS_OK;
}

void run_backlog_free(struct run_backlog *backlog) {
    if (!backlog) return;
    for (size_t i = 0; i < 2; i++) {
        rows_free(backlog->estimates[i].rows);
        free(backlog->estimates[i].assets);
        free(backlog->estimates[i].groups);
        free(backlog->estimates[i].unknown);
    }
    free(backlog);
}
