/* terrier backlog */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/progress.h"
#include "engine/runs/outlook.h"
#include "sql/embedded.h"
#include "tools/cli/cells.h"
#include "tools/cli/reader.h"

/* What is asked for, once its arguments are taken. */
struct wanted {
    const char *by, *measure, *years, *budget, *survey;
    bool calibration;
    int64_t year_count;
    struct forecast_budget goal;
};

struct made {
    const struct wanted *wanted;
    struct outlook *outlook;
};

/* --- tables --- */

struct sheet {
    struct arena *arena;
    const char **cells;
    size_t count, room;
    bool people; /* thousands apart */
};

static void put(struct sheet *sheet, const char *value) {
    if (sheet->count < sheet->room) sheet->cells[sheet->count++] = value;
}

static void put_pounds(struct sheet *sheet, double pounds) {
    char number[FORMAT_SIZE];

    if (isnan(pounds))
        put(sheet, NULL);
    else if (sheet->people)
        put(sheet, arena_text(sheet->arena, format_integer(number, (int64_t)pounds)));
    else
        put(sheet, arena_format(sheet->arena, "%.0f", pounds));
}

static void put_count(struct sheet *sheet, size_t number) {
    put(sheet, arena_format(sheet->arena, "%zu", number));
}

static void put_group(struct sheet *sheet, enum output_format format, const char *code, const char *label) {
    if (format != OUTPUT_TABLE) put(sheet, code);
    put(sheet, label);
}

static struct sheet sheet_new(const struct cli *cli, struct outlook *outlook, size_t rows, size_t columns) {
    return (struct sheet){.arena = outlook->arena,
                          .cells = arena_array(outlook->arena, rows * columns + 1, sizeof(const char *)),
                          .room = rows * columns,
                          .people = cli->format == OUTPUT_TABLE};
}

static void print(enum output_format format, const struct sheet *sheet, const char *const *names,
                  const bool *numbers, size_t columns) {
    struct cells cells = {names, numbers, columns, sheet->count / columns, sheet->cells};
    cells_print(format, &cells);
}

/* --- as it is --- */

static void range_row(struct sheet *sheet, enum output_format format, const char *code, const char *label,
                      const struct backlog_range *range) {
    put_group(sheet, format, code, label);
    put_count(sheet, range->surveyed);
    put_count(sheet, range->imputed);
    put_count(sheet, range->unknown);
    put_pounds(sheet, range->p10);
    put_pounds(sheet, range->likely);
    put_pounds(sheet, range->p90);
    if (format != OUTPUT_TABLE) put_pounds(sheet, range->p50);
}

static int by_likely(const void *a, const void *b) {
    const struct outlook_group *x = *(const struct outlook_group *const *)a,
                               *y = *(const struct outlook_group *const *)b;
    double left = isnan(x->range.likely) ? -1 : x->range.likely,
           right = isnan(y->range.likely) ? -1 : y->range.likely;

    return left != right ? (left < right) - (left > right) : strcmp(x->code, y->code);
}

static const struct outlook_group **greatest_first(struct outlook *outlook) {
    const struct outlook_group **order =
        arena_array(outlook->arena, outlook->group_count + 1, sizeof(const struct outlook_group *));

    for (size_t i = 0; i < outlook->group_count; i++)
        order[i] = &outlook->groups[i];
    qsort(order, outlook->group_count, sizeof *order, by_likely);
    return order;
}

static void print_ranges(const struct cli *cli, struct outlook *outlook) {
    static const char *const names[] = {"code", "group",  "surveyed", "imputed", "unknown",
                                        "low",  "likely", "high",     "middle"};
    static const bool numbers[] = {false, false, true, true, true, true, true, true, true};
    bool table = cli->format == OUTPUT_TABLE;
    size_t columns = table ? 7 : 9;
    struct sheet sheet = sheet_new(cli, outlook, outlook->group_count + 1, columns);
    const struct outlook_group **order = greatest_first(outlook);

    for (size_t i = 0; i < outlook->group_count; i++)
        range_row(&sheet, cli->format, order[i]->code, order[i]->label, &order[i]->range);
    range_row(&sheet, cli->format, "together", "Together", &outlook->segments[BACKLOG_TOGETHER]);
    print(cli->format, &sheet, names + table, numbers + table, columns);
}

/* --- forecasts --- */

static void year_row(struct sheet *sheet, const struct cli *cli, const struct outlook_forecast *forecast,
                     int year, const char *code, const char *label, double yearly,
                     const struct backlog_range *range) {
    put_group(sheet, cli->format, code, label);
    put(sheet, forecast->budget);
    put_pounds(sheet, yearly);
    put(sheet, arena_format(sheet->arena, "%d", year));
    put_pounds(sheet, range->p10);
    put_pounds(sheet, range->likely);
    put_pounds(sheet, range->p90);
    if (cli->format != OUTPUT_TABLE) put_pounds(sheet, range->p50);
}

/* For people: each group at the end, and all together year by year. Programs get each group in every year. */
static void forecast_rows(struct sheet *sheet, const struct cli *cli, struct outlook *outlook,
                          const struct outlook_forecast *forecast) {
    const struct outlook_group **order = greatest_first(outlook);

    for (size_t i = 0; i < outlook->group_count; i++)
        for (int t = cli->format == OUTPUT_TABLE ? forecast->years : 0; t <= forecast->years; t++) {
            size_t group = (size_t)(order[i] - outlook->groups);
            year_row(sheet, cli, forecast, outlook->year + t, order[i]->code, order[i]->label,
                     forecast->yearly[group], &forecast->by_year[t].groups[group]);
        }
    for (int t = 0; t <= forecast->years; t++)
        year_row(sheet, cli, forecast, outlook->year + t, "together", "Together", forecast->together,
                 &forecast->by_year[t].together);
}

static enum status print_forecasts(const struct cli *cli, struct outlook *outlook,
                                   const struct wanted *wanted, struct error *err) {
    static const char *const names[] = {"code", "group",  "budget", "gbp_a_year", "year",
                                        "low",  "likely", "high",   "middle"};
    static const bool numbers[] = {false, false, false, true, true, true, true, true, true};
    bool table = cli->format == OUTPUT_TABLE;
    size_t columns = table ? 7 : 9, years = (size_t)wanted->year_count + 1;
    struct forecast_budget goals[] = {{FORECAST_NONE, 0}, {FORECAST_HOLD, 0}, {FORECAST_HALVE, 0}};
    size_t count = wanted->budget ? 1 : 3;
    struct sheet sheet = sheet_new(cli, outlook, count * years * (outlook->group_count + 1), columns);
    struct progress progress = progress_start("Forecasting the backlog", (int64_t)count);
    enum status status = STATUS_OK;

    if (wanted->budget) goals[0] = wanted->goal;
    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        struct outlook_forecast forecast;
        status = outlook_forecast(outlook, (int)wanted->year_count, goals[i], true, &forecast, err);
        if (status == STATUS_OK) forecast_rows(&sheet, cli, outlook, &forecast);
        progress_step(&progress, (int64_t)i + 1);
    }
    progress_end(&progress);
    if (status == STATUS_OK) print(cli->format, &sheet, names + table, numbers + table, columns);
    return status;
}

/* --- the command --- */

static void print_about(const struct cli *cli, const struct outlook *outlook, const struct wanted *wanted) {
    if (cli->format != OUTPUT_TABLE) return;
    printf(
        "%s backlog in GBP as at %s, run %lld; %s.\n%s\nLow and high: one chance in ten that it is less, or "
        "more. Likely: the sum of what surveys say.\n",
        strcmp(outlook->measure, "all") == 0 ? "All" : "High-priority", outlook->as_at,
        (long long)outlook->run, outlook->price_base, outlook->definition);
    if (wanted->year_count > 0)
        puts("Forecast at the same prices, by the calibrated rates of `terrier backlog --calibration`; each "
             "group "
             "meets\nits goal by itself, with the yearly budget that is shown.");
    putchar('\n');
}

static enum status read_outlook(struct store *db, void *context, struct error *err) {
    struct made *made = context;

    outlook_free(made->outlook);
    made->outlook = NULL;
    return outlook_read(db, made->wanted->by, made->wanted->measure, &made->outlook, err);
}

static enum status show(struct cli *cli, struct store *db, const struct wanted *wanted, struct error *err) {
    struct made made = {wanted, NULL};
    enum status status =
        store_transaction(db, (struct store_intent){.read_only = true}, read_outlook, &made, err);

    if (status == STATUS_OK && made.outlook->run == 0) {
        cli_say_none(store_times(db)->as_at[0]
                         ? "no published run of then has kept the backlog"
                         : "no published run has kept the backlog yet; `terrier evaluate` does");
        if (cli->format == OUTPUT_JSON) puts("[]");
    } else if (status == STATUS_OK) {
        print_about(cli, made.outlook, wanted);
        if (wanted->year_count > 0)
            status = print_forecasts(cli, made.outlook, wanted, err);
        else
            print_ranges(cli, made.outlook);
    }
    outlook_free(made.outlook);
    return status;
}

static enum status show_rows(struct cli *cli, struct store *db, const char *sql, struct bind bind,
                             const char *none, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql, bind, STORE_MANY, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0) cli_say_none(none);
    if (status == STATUS_OK && (rows_count(rows) > 0 || cli->format != OUTPUT_TABLE))
        output_rows(cli->format, rows);
    rows_free(rows);
    return status;
}

static enum status show_survey(struct cli *cli, struct store *db, const char *kind, struct error *err) {
    static const char none[] =
        "there is no survey of that kind with graded lines: import one with `terrier import condition`";
    enum status status = show_rows(cli, db, sql_backlog_survey, BIND(kind), none, err);

    if (status == STATUS_OK && cli->format == OUTPUT_TABLE) {
        puts("\nLow, likely and high: area times the rates of repair of the grade, GBP. Where the survey "
             "gives no "
             "priority:");
        status = show_rows(cli, db, sql_backlog_assumption, BIND(kind), "every line has its priority", err);
    }
    return status;
}

static enum status take(struct cli *cli, struct wanted *wanted, struct error *err) {
    enum status status = cli_option(cli, "--by", &wanted->by, err);

    wanted->calibration = cli_flag(cli, "--calibration");
    wanted->measure = cli_flag(cli, "--all") ? "all" : "high_priority";
    if (status == STATUS_OK) status = cli_option(cli, "--forecast", &wanted->years, err);
    if (status == STATUS_OK) status = cli_option(cli, "--budget", &wanted->budget, err);
    if (status == STATUS_OK) status = cli_option(cli, "--survey", &wanted->survey, err);
    if (status == STATUS_OK && wanted->years &&
        (!number_parse_integer(wanted->years, &wanted->year_count) || wanted->year_count < 1 ||
         wanted->year_count > FORECAST_YEARS))
        status = error_set(err, STATUS_INVALID, "--forecast takes years from 1 to %d, not `%.40s`",
                           FORECAST_YEARS, wanted->years);
    if (status == STATUS_OK && wanted->budget) status = outlook_budget(wanted->budget, &wanted->goal, err);
    if (status == STATUS_OK && wanted->budget && !wanted->years)
        status = error_set(err, STATUS_INVALID, "--budget goes with --forecast YEARS");
    return status;
}

static enum status run(struct cli *cli, struct error *err) {
    struct wanted wanted = {.by = "segment"};
    struct reader reader = {0};
    struct store *db = NULL;
    enum status status = take(cli, &wanted, err);

    if (status == STATUS_OK) status = reader_options(cli, &reader, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = reader_connect(cli, &reader, &db, err);
    if (status == STATUS_OK) reader_say(cli, &reader);
    if (status == STATUS_OK)
        status = wanted.survey ? show_survey(cli, db, wanted.survey, err)
                 : wanted.calibration
                     ? show_rows(cli, db, sql_backlog_calibration, BIND_NONE,
                                 "no published run has kept it yet; `terrier evaluate` does", err)
                     : show(cli, db, &wanted, err);
    store_close(db);
    return status;
}

const struct command command_backlog = {
    "backlog", "show the maintenance backlog as a range, by any grouping, and forecast it", run,
    "usage: terrier backlog [--by GROUPING] [--all] [--forecast YEARS [--budget none|hold|halve|AMOUNT]]\n"
    "       terrier backlog --calibration\n"
    "       terrier backlog --survey KIND\n"
    "       each with [--as ROLE] [--as-at DAY] [--known-at TIME] [--format table|csv|json]\n"
    "\n"
    "The backlog that the council carries, of the latest published run, as low, likely and high: a survey\n"
    "is evidence that ages, so each figure is a range. --all counts every priority, not the high ones "
    "alone.\n"
    "Groupings: segment, category, family (of categories), school, asset, district, council (inherited\n"
    "from), ward, division, parish, network, repairs, tenure, status, evidence, element.\n"
    "\n"
    "--forecast carries it forward by yearly rates at which components drop a grade: without a budget, with\n"
    "the yearly budget that holds it, with that which halves it by the last year (all three unless\n"
    "--budget asks for one), or with pounds a year of your own. --calibration shows what the published\n"
    "rates were calibrated against. --survey prices the surveys of a kind (full, PDS, CDC, desktop) by "
    "grade.\n"
    "docs/backlog.md says how all of it is worked out.\n"
    "\n"
    "examples:\n"
    "  terrier backlog\n"
    "  terrier backlog --by category --forecast 10\n"
    "  terrier backlog --by district --forecast 10 --budget hold\n"
    "  terrier backlog --by school --all --format csv\n"
    "  terrier backlog --forecast 5 --budget 2.5m\n"
    "  terrier backlog --survey PDS\n"};
