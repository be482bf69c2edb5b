/* terrier summary: what `tools/up` prints. */
#include <math.h>
#include <stdio.h>

#include "engine/base/format.h"
#include "engine/base/json.h"
#include "engine/report/model.h"
#include "tools/cli/reader.h"

static void line(const char *label, int64_t value) {
    char number[FORMAT_SIZE];
    printf("  %-70s %10s\n", label, format_integer(number, value));
}

static void print_chart(const struct report_chart *chart) {
    printf("\n%s\n", chart->title);
    for (size_t i = 0; i < chart->bar_count; i++)
        line(chart->bars[i].label, chart->bars[i].value);
    line("Together", chart->total);
}

static void print_unjudged(const struct report *report, const char *what) {
    if (report->judge_by)
        printf("  not %s%s: `%s` does it\n", what, report->past ? " for this day" : " yet", report->judge_by);
    else
        printf("  not %s by then; runs made later do not count\n", what);
}

static void print_backlog(const struct report *report) {
    char low[FORMAT_SIZE], high[FORMAT_SIZE];

    puts("\nHigh-priority backlog, P10 to P90");
    for (size_t i = 0; i < report->backlog_count; i++)
        if (isnan(report->backlog[i].p10))
            printf("  %-58s unknown\n", report->backlog[i].label);
        else
            printf("  %-58s %s to %s\n", report->backlog[i].label,
                   format_pounds_short(low, report->backlog[i].p10),
                   format_pounds_short(high, report->backlog[i].p90));
    if (report->backlog_count == 0) print_unjudged(report, "worked out");
}

static void print_ratings(const struct report *report) {
    printf("\nRatings by objective%s%s\n", report->as_at ? ", facts as at " : "",
           report->as_at ? report->as_at : "");
    if (report->objective_count == 0) {
        print_unjudged(report, "judged");
        return;
    }
    printf("  %-44s %-7s %5s %6s %6s %6s %6s %8s\n", "", "rating", "score", "green", "amber", "red", "unsure",
           "failed");
    for (size_t i = 0; i < report->objective_count; i++) {
        const struct report_line *at = &report->objectives[i];
        char score[FORMAT_SIZE];
        printf("  %s. %-41.41s %-7.7s %5s %6lld %6lld %6lld %6lld %8lld\n", at->code, at->title,
               at->now.label ? at->now.label : "-",
               isnan(at->score) ? "-" : format_decimal(score, floor(at->score), 0), (long long)at->green,
               (long long)at->amber, (long long)at->red, (long long)at->insufficient, (long long)at->failed);
    }
    puts("  unsure: too little evidence; failed: assets that failed a must-hold test, such as gas safety");
}

static void print(const struct report *report) {
    char label[80];

    if (report->sample) puts("This estate is a synthetic sample.\n");
    puts("The estate");
    snprintf(label, sizeof label, "Assets held on %s", report->held_on);
    line(label, report->assets_held);
    if (report->judged) {
        snprintf(label, sizeof label, "Assets judged against the objectives, facts as at %s", report->as_at);
        line(label, report->assets_judged);
    } else {
        line("Of them to be judged against the objectives", report->in_scope);
    }
    line(report->past ? "Rows of files rejected until today (terrier import issues)"
                      : "Rows of files rejected, with reasons (terrier import issues)",
         report->rows_rejected);
    for (size_t i = 0; i < sizeof report->charts / sizeof *report->charts; i++)
        print_chart(&report->charts[i]);
    print_backlog(report);
    print_ratings(report);
}

/* --- JSON --- */

static void json_count(struct json *json, const char *name, int64_t value) {
    json_name(json, name);
    json_integer(json, value);
}

static void json_figure(struct json *json, const char *name, double value) {
    json_name(json, name);
    json_number(json, value);
}

static void json_word(struct json *json, const char *name, const char *value) {
    json_name(json, name);
    json_text(json, value);
}

static void json_chart(struct json *json, const struct report_chart *chart) {
    json_name(json, chart->id);
    json_array(json);
    for (size_t i = 0; i < chart->bar_count; i++) {
        json_object(json);
        json_word(json, "label", chart->bars[i].label);
        json_count(json, "assets", chart->bars[i].value);
        json_end(json);
    }
    json_end(json);
}

static void json_backlog(struct json *json, const struct report *report) {
    json_name(json, "backlog");
    json_array(json);
    for (size_t i = 0; i < report->backlog_count; i++) {
        json_object(json);
        json_word(json, "label", report->backlog[i].label);
        json_figure(json, "p10", report->backlog[i].p10);
        json_figure(json, "p50", report->backlog[i].p50);
        json_figure(json, "p90", report->backlog[i].p90);
        json_end(json);
    }
    json_end(json);
}

static void json_objectives(struct json *json, const struct report *report) {
    json_name(json, "objectives");
    json_array(json);
    for (size_t i = 0; i < report->objective_count; i++) {
        const struct report_line *at = &report->objectives[i];
        json_object(json);
        json_word(json, "objective", at->code);
        json_word(json, "title", at->title);
        json_word(json, "rating", at->now.label);
        json_figure(json, "score", at->score);
        json_word(json, "direction", at->direction);
        json_count(json, "green", at->green);
        json_count(json, "amber", at->amber);
        json_count(json, "red", at->red);
        json_count(json, "insufficient_evidence", at->insufficient);
        json_count(json, "assets_failed", at->failed);
        json_end(json);
    }
    json_end(json);
}

static void print_json(const struct report *report) {
    struct text out = TEXT_EMPTY;
    struct json json = json_writer(&out);

    json_object(&json);
    json_count(&json, "assets_held", report->assets_held);
    json_word(&json, "held_on", report->held_on);
    json_count(&json, "in_scope", report->in_scope);
    if (report->judged) json_count(&json, "assets_judged", report->assets_judged);
    json_count(&json, report->past ? "rows_rejected_until_today" : "rows_rejected", report->rows_rejected);
    json_word(&json, "as_at", report->as_at);
    for (size_t i = 0; i < sizeof report->charts / sizeof *report->charts; i++)
        json_chart(&json, &report->charts[i]);
    json_backlog(&json, report);
    json_objectives(&json, report);
    json_end(&json);
    puts(text_string(&out));
    text_free(&out);
}

static enum status run(struct cli *cli, struct error *err) {
    struct reader reader = {0};
    struct report *report = NULL;
    struct store *db = NULL;
    enum status status = reader_times(cli, &reader, err);

    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK && cli->format == OUTPUT_CSV)
        status = error_set(err, STATUS_INVALID, "a summary is no table: --format is table or json here");
    if (status == STATUS_OK) status = reader_connect(cli, &reader, &db, err);
    if (status == STATUS_OK) status = report_read(&report, db, 0, err);
    if (status == STATUS_OK) {
        if (cli->format == OUTPUT_JSON)
            print_json(report);
        else {
            reader_say(cli, &reader);
            print(report);
        }
    }
    report_free(report);
    store_close(db);
    return status;
}

const struct command command_summary = {
    "summary", "show the estate in a page of figures", run,
    "usage: terrier summary [--as-at DAY] [--known-at TIME] [--data DIR] [--format table|json]\n"
    "\n"
    "Shows assets held and in scope, rows rejected by imports, charts 1, 2a and 2b of the strategy as\n"
    "numbers, the high-priority maintenance backlog as a range, and ratings by objective of the\n"
    "latest published run.\n"
    "\n" READER_TIMES_HELP "\n"
    "examples:\n"
    "  terrier summary\n"
    "  terrier summary --as-at 2026-03-31\n"};
