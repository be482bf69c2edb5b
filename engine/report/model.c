#include "engine/report/model.h"

#include <stdlib.h>
#include <string.h>

#include "engine/report/inside.h"
#include "sql/embedded.h"

#define ASSETS_NAMED "10"

struct reading {
    struct report *report;
    int64_t compare;
};

/* --- the run --- */

static enum status check_compare(const struct rows *rows, int64_t compare, struct error *err) {
    int64_t stored = report_integer(rows, 0, "compared_run_id");

    if (compare == 0 || compare == stored) return STATUS_OK;
    if (stored == 0)
        return error_set(err, STATUS_INVALID,
                         "run %lld was compared with no other; `terrier evaluate` makes one that is compared "
                         "with run %lld",
                         (long long)report_integer(rows, 0, "run_id"), (long long)compare);
    return error_set(
        err, STATUS_INVALID,
        "run %lld was compared with run %lld, not %lld: directions are judged when a run is made; "
        "`terrier evaluate` makes another",
        (long long)report_integer(rows, 0, "run_id"), (long long)stored, (long long)compare);
}

static void keep_run(struct report *report, const struct rows *rows) {
    report->judged = true;
    report->as_at = report_keep(report, rows, 0, "as_at");
    report->assets_judged = report_integer(rows, 0, "scored_count");
    report->run = arena_format(
        report->arena, "run %s, made on %s by terrier %s from revision %s of the register",
        report_keep(report, rows, 0, "run_id"), report_keep(report, rows, 0, "made_on"),
        report_keep(report, rows, 0, "engine_version"), report_keep(report, rows, 0, "revision"));
    report->criteria =
        arena_format(report->arena, "criteria version %s (%s), of: %s",
                     report_keep(report, rows, 0, "criteria_version_id"),
                     report_keep(report, rows, 0, "criteria"), report_keep(report, rows, 0, "strategy"));
    if (report_integer(rows, 0, "compared_run_id") != 0)
        report->compared = arena_format(report->arena, "run %s, facts as at %s",
                                        report_keep(report, rows, 0, "compared_run_id"),
                                        report_keep(report, rows, 0, "compared_as_at"));
}

static enum status read_run(struct reading *reading, struct store *db, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_report_run, BIND_NONE, STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 1) {
        status = check_compare(rows, reading->compare, err);
        if (status == STATUS_OK) keep_run(reading->report, rows);
    }
    rows_free(rows);
    return status;
}

/* --- counts --- */

static enum status read_chart(struct report *report, struct report_chart *chart, struct store *db,
                              const char *sql, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql, BIND_NONE, STORE_MANY, &rows, err);

    if (status == STATUS_OK) {
        chart->bar_count = rows_count(rows);
        chart->bars = arena_array(report->arena, chart->bar_count, sizeof *chart->bars);
        for (size_t i = 0; i < chart->bar_count; i++) {
            chart->bars[i].label = report_keep(report, rows, i, "label");
            chart->bars[i].value = report_integer(rows, i, "assets");
            chart->total += chart->bars[i].value;
        }
    }
    rows_free(rows);
    return status;
}

static enum status read_charts(struct report *report, struct store *db, struct error *err) {
    static const struct report_chart wanted[] = {
        {.id = "chart-1",
         .title = "Chart 1: assets held, by why they are held",
         .about = "All validated land and building assets that the strategy covers or that are held for "
                  "investment."},
        {.id = "chart-2a",
         .title = "Chart 2a: operational assets, by who repairs",
         .about = "The operational assets of chart 1. The council repairs everything in the first segment, "
                  "and maintained "
                  "schools are its liability."},
        {.id = "chart-2b",
         .title = "Chart 2b: assets that are not schools and that the council repairs in full, by type",
         .about = "The first segment of chart 2a."}};
    static const char *const sql[] = {sql_report_chart_1, sql_report_chart_2a, sql_report_chart_2b};
    enum status status = STATUS_OK;

    for (size_t i = 0; status == STATUS_OK && i < 3; i++) {
        report->charts[i] = wanted[i];
        status = read_chart(report, &report->charts[i], db, sql[i], err);
    }
    return status;
}

/* Descriptions are sentences in some rows and phrases in others. */
static const char *backlog_about(struct report *report, const struct rows *rows) {
    char *definition = arena_text(report->arena, report_keep(report, rows, 0, "definition"));
    size_t length = strlen(definition);

    if (length > 0 && definition[length - 1] == '.') definition[length - 1] = '\0';
    return arena_format(report->arena, "Definition %s: %s. Prices: %s.",
                        report_keep(report, rows, 0, "backlog_definition_id"), definition,
                        report_keep(report, rows, 0, "price_base"));
}

static enum status read_backlog(struct report *report, struct store *db, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_report_backlog, BIND_NONE, STORE_MANY, &rows, err);

    if (status == STATUS_OK && rows_count(rows) > 0) {
        report->backlog_count = rows_count(rows);
        report->backlog = arena_array(report->arena, report->backlog_count, sizeof *report->backlog);
        for (size_t i = 0; i < report->backlog_count; i++)
            report->backlog[i] = (struct report_range){report_keep(report, rows, i, "label"),
                                                       report_number(rows, i, "p10"),
                                                       report_number(rows, i, "p50"),
                                                       report_number(rows, i, "p90"),
                                                       report_integer(rows, i, "surveyed_assets"),
                                                       report_integer(rows, i, "imputed_assets"),
                                                       report_integer(rows, i, "unknown_assets")};
        report->backlog_about = backlog_about(report, rows);
    }
    rows_free(rows);
    return status;
}

/* --- objectives and commitments --- */

static struct report_line line(struct report *report, const struct rows *rows, size_t row) {
    return (struct report_line){
        .code = report_keep(report, rows, row, "code"),
        .title = report_keep(report, rows, row, "title"),
        .last = {report_keep(report, rows, row, "last_rating"),
                 report_keep(report, rows, row, "last_colour")},
        .now = {report_keep(report, rows, row, "rating"), report_keep(report, rows, row, "colour")},
        .score = report_number(rows, row, "score"),
        .direction = report_keep(report, rows, row, "direction"),
        .change = report_number(rows, row, "change"),
        .green = report_integer(rows, row, "green"),
        .amber = report_integer(rows, row, "amber"),
        .red = report_integer(rows, row, "red"),
        .insufficient = report_integer(rows, row, "insufficient"),
        .not_applicable = report_integer(rows, row, "not_applicable"),
        .failed = report_integer(rows, row, "assets_failed"),
        .unproven = report_integer(rows, row, "assets_unproven"),
        .coverage = report_number(rows, row, "coverage"),
        .action = report_keep(report, rows, row, "action"),
    };
}

static enum status read_lines(struct report *report, struct store *db, const char *sql,
                              struct report_line **lines, size_t *count, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql, BIND_NONE, STORE_MANY, &rows, err);

    if (status == STATUS_OK) {
        *count = rows_count(rows);
        *lines = arena_array(report->arena, *count, sizeof **lines);
        for (size_t i = 0; i < *count; i++) {
            (*lines)[i] = line(report, rows, i);
            (*lines)[i].comment = report_comment(report->arena, &(*lines)[i]);
        }
    }
    rows_free(rows);
    return status;
}

/* --- assets --- */

static enum status read_assets(struct report *report, struct store *db, const char *worst,
                               struct report_asset **assets, size_t *count, struct error *err) {
    struct rows *rows = NULL;
    enum status status =
        store_query(db, sql_report_assets, BIND(worst, ASSETS_NAMED), STORE_MANY, &rows, err);

    if (status == STATUS_OK) {
        *count = rows_count(rows);
        *assets = arena_array(report->arena, *count, sizeof **assets);
        for (size_t i = 0; i < *count; i++)
            (*assets)[i] = (struct report_asset){report_keep(report, rows, i, "reference"),
                                                 report_keep(report, rows, i, "name"),
                                                 report_keep(report, rows, i, "category"),
                                                 report_keep(report, rows, i, "post_town"),
                                                 report_keep(report, rows, i, "ratings"),
                                                 report_keep(report, rows, i, "reasons"),
                                                 report_number(rows, i, "score")};
    }
    rows_free(rows);
    return status;
}

static enum status read_words(struct report *report, struct store *db, struct error *err) {
    struct rows *summary = NULL;
    struct rows *ratings = NULL;
    enum status status = store_query(db, sql_report_summary, BIND_NONE, STORE_ONE, &summary, err);

    if (status == STATUS_OK)
        status = store_query(db, sql_report_ratings, BIND_NONE, STORE_MANY, &ratings, err);
    if (status == STATUS_OK) {
        report->assets_held = report_integer(summary, 0, "assets_held");
        report->in_scope = report_integer(summary, 0, "in_scope");
        report->held_on = report_keep(report, summary, 0, "held_on");
        report->rows_rejected = report_integer(summary, 0, "rows_rejected");
        report->sample = report_flag(summary, 0, "sample");
        report_quality(report, summary);
        report_definitions(report, ratings);
    }
    rows_free(summary);
    rows_free(ratings);
    return status;
}

static enum status read_all(struct store *db, void *context, struct error *err) {
    struct reading *reading = context;
    struct report *report = reading->report;
    enum status status = read_run(reading, db, err);

    if (status == STATUS_OK) status = read_charts(report, db, err);
    if (status == STATUS_OK) status = read_backlog(report, db, err);
    if (status == STATUS_OK)
        status =
            read_lines(report, db, sql_report_objectives, &report->objectives, &report->objective_count, err);
    if (status == STATUS_OK)
        status = read_lines(report, db, sql_report_commitments, &report->commitments,
                            &report->commitment_count, err);
    if (status == STATUS_OK)
        status = read_assets(report, db, "true", &report->worst, &report->worst_count, err);
    if (status == STATUS_OK)
        status = read_assets(report, db, "false", &report->best, &report->best_count, err);
    if (status == STATUS_OK) status = read_words(report, db, err);
    return status;
}

static void say_past(struct report *report, const struct store *db) {
    const struct store_times *times = store_times(db);

    report->judge_by = "terrier evaluate";
    if (times->as_at[0] == '\0') return;
    report->judge_by =
        times->revision[0] ? NULL : arena_format(report->arena, "terrier evaluate --as-at %s", times->as_at);
    report->past =
        arena_format(report->arena, "The register as at %s%s%s.", times->as_at,
                     times->revision[0] ? ", as it had been recorded by revision " : "", times->revision);
}

enum status report_read(struct report **out, struct store *db, int64_t compare, struct error *err) {
    struct report *report = memory_array(1, sizeof *report);
    struct reading reading = {report, compare};
    enum status status;

    report->arena = arena_new();
    report->marking = "Internal";
    say_past(report, db);
    status = store_transaction(db, (struct store_intent){.read_only = true}, read_all, &reading, err);
    if (status == STATUS_OK)
        *out = report;
    else
        report_free(report);
    return status;
}

void report_free(struct report *report) {
    if (report == NULL) return;
    arena_free(report->arena);
    free(report);
}
