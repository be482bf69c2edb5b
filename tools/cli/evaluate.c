/* terrier evaluate */
#include <stdio.h>

#include "engine/base/format.h"
#include "engine/runs/runs.h"
#include "engine/store/migrate.h"
#include "sql/embedded.h"
#include "tools/cli/cli.h"

static enum status check_day(const char *as_at, struct error *err) {
    int32_t day;

    if (!as_at || date_parse(as_at, &day)) return STATUS_OK;
    return error_set(err, STATUS_INVALID, "--as-at %s is not a date; write it like 2026-11-22.", as_at);
}

/* By other criteria than those in force it is a trial, whatever else was asked. */
static enum status take_criteria(struct cli *cli, struct run_options *options, struct error *err) {
    const char *given = NULL;
    int64_t version = 0;
    enum status status = cli_option(cli, "--criteria", &given, err);

    if (status != STATUS_OK || !given) return status;
    if (!number_parse_integer(given, &version) || version < 1 || version > INT32_MAX)
        return error_set(
            err, STATUS_INVALID,
            "--criteria %.40s is not the number of a version; `terrier criteria versions` lists them", given);
    options->criteria = (int32_t)version;
    options->trial = true;
    return STATUS_OK;
}

static void print_report(const struct run_report *report) {
    char held[FORMAT_SIZE], scored[FORMAT_SIZE];

    printf(report->reused ? "Nothing has changed since run %lld" : "Run %lld", (long long)report->run_id);
    if (report->quarter[0]) printf(", %s", report->quarter);
    printf(": %s assets held, %s in scope, as at %s", format_integer(held, report->held),
           format_integer(scored, report->scored), report->as_at);
    if (report->compared_run_id) printf("; compared with run %lld", (long long)report->compared_run_id);
    if (report->quarter[0] && report->replaced_run_id && !report->reused)
        printf("; it replaces run %lld, which is kept", (long long)report->replaced_run_id);
    printf(".\n");
}

static enum status run(struct cli *cli, struct error *err) {
    struct run_options options = {.engine_version = TERRIER_VERSION};
    struct run_report report;
    struct store *db = NULL;
    struct rows *rows = NULL;
    char number[24], day_text[FORMAT_SIZE];
    enum status status;

    options.if_changed = cli_flag(cli, "--if-changed");
    options.trial = cli_flag(cli, "--trial");
    status = cli_option(cli, "--as-at", &options.as_at, err);
    if (status == STATUS_OK) status = cli_option(cli, "--quarter", &options.quarter, err);
    if (status == STATUS_OK) status = cli_option(cli, "--label", &options.label, err);
    if (status == STATUS_OK) status = take_criteria(cli, &options, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = check_day(options.as_at, err);
    if (status == STATUS_OK && options.as_at) {
        int32_t day = 0;
        date_parse(options.as_at, &day);
        options.as_at = date_format(day_text, day);
    }
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = run_evaluate(db, &options, &report, err);
    if (status == STATUS_OK) status = sheets_refresh(db, 0, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_evaluate_summary, BIND(bind_integer(number, report.run_id)), STORE_MANY,
                             &rows, err);
    if (status == STATUS_OK) {
        if (cli->format == OUTPUT_TABLE) print_report(&report);
        output_rows(cli->format, rows);
    }
    rows_free(rows);
    store_close(db);
    return status;
}

const struct command command_evaluate = {
    "evaluate", "judge every asset against the six objectives and keep the results", run,
    "usage: terrier evaluate [--quarter QUARTER] [--as-at DAY] [--label TEXT] [--if-changed] [--trial]\n"
    "                        [--criteria N] [--data DIR] [--format table|csv|json]\n"
    "\n"
    "Derives the facts of each asset as at a day, judges them by the criteria in force, and\n"
    "stores the results as one run that never changes. Directions are against the last published run\n"
    "before it; of a run that is published for a quarter, against the last quarter published before.\n"
    "\n"
    "  --quarter Q    publishes it for a financial quarter, like 2026-27-Q2 (July to September 2026): facts\n"
    "                 as at its last day, or today while it runs. A run that stood for the quarter is\n"
    "                 replaced, and kept. Then `terrier commitments` and `terrier direction`\n"
    "  --as-at DAY    the day for which facts hold, like 2026-11-22; today if not given\n"
    "  --label TEXT   what to call the run\n"
    "  --if-changed   make no run when one was made already from the same register, rules, day and\n"
    "                 version\n"
    "  --trial        a trial: kept 90 days, and no report is made from it\n"
    "  --criteria N   by version N of the criteria, a draft or an older one: a trial, kept a year, to\n"
    "                 be compared (`terrier runs compare`)\n"
    "\n"
    "examples:\n"
    "  terrier evaluate --label 'Autumn review'\n"
    "  terrier evaluate --quarter 2026-27-Q2\n"
    "  terrier evaluate --as-at 2026-10-01 --if-changed\n"
    "  terrier evaluate --as-at 2026-10-01 --criteria 2 --label 'What version 2 would say'\n"};
