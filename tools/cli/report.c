/* terrier report */
#include <stdio.h>

#include "engine/base/format.h"
#include "engine/exchange/whole_file.h"
#include "engine/report/html.h"
#include "engine/report/ods.h"
#include "engine/report/sections.h"
#include "tools/cli/reader.h"

struct asked {
    struct reader reader;
    const char *html;
    const char *ods;
    int64_t compare;
    struct report_asked sections;
};

static enum status take_number(struct cli *cli, const char *option, const char *what, int64_t *number,
                               struct error *err) {
    const char *text = NULL;
    enum status status = cli_option(cli, option, &text, err);

    if (status == STATUS_OK && text && (!number_parse_integer(text, number) || *number < 1))
        status =
            error_set(err, STATUS_INVALID, "%s takes the number of a %s, not `%.60s`", option, what, text);
    return status;
}

static enum status take_sections(struct cli *cli, struct asked *asked, struct error *err) {
    int32_t day;
    enum status status = take_number(cli, "--plan", "plan", &asked->sections.plan, err);

    if (status == STATUS_OK) status = cli_option(cli, "--since", &asked->sections.since, err);
    if (status == STATUS_OK && asked->sections.since && !day_parse(asked->sections.since, &day))
        status = error_set(err, STATUS_INVALID, "--since takes a day such as 2026-08-22, not `%.60s`",
                           asked->sections.since);
    if (status == STATUS_OK && asked->reader.as && text_equal(asked->reader.as, "public"))
        status =
            error_set(err, STATUS_INVALID, "the report is for staff: --as is reader, gis, editor or steward");
    return status;
}

static enum status take(struct cli *cli, struct asked *asked, struct error *err) {
    enum status status = cli_option(cli, "--out", &asked->html, err);

    if (status == STATUS_OK) status = reader_options(cli, &asked->reader, err);
    if (status == STATUS_OK) status = cli_option(cli, "--ods", &asked->ods, err);
    if (status == STATUS_OK) status = take_number(cli, "--compare", "run", &asked->compare, err);
    if (status == STATUS_OK) status = take_sections(cli, asked, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK && asked->html == NULL && asked->ods == NULL) asked->html = "asset-report.html";
    if (status == STATUS_OK && asked->html) status = whole_file_check(asked->html, err);
    if (status == STATUS_OK && asked->ods) status = whole_file_check(asked->ods, err);
    return status;
}

/* The estate's figures are the operator's to read; what the sections name is for whom the report is for. */
static enum status read_report(struct cli *cli, struct asked *asked, struct report **report,
                               struct error *err) {
    struct reader own = {.times = asked->reader.times};
    struct store *db = NULL, *theirs = NULL;
    enum status status = reader_connect(cli, &own, &db, err);
    struct progress progress = progress_start("Reading the parts of the report", 0);

    asked->sections.progress = &progress;
    if (status == STATUS_OK) status = report_read(report, db, asked->compare, err);
    progress_step(&progress, 1);
    if (status == STATUS_OK) status = report_forecast(*report, db, err);
    if (status == STATUS_OK && asked->reader.as) status = reader_connect(cli, &asked->reader, &theirs, err);
    if (status == STATUS_OK) status = report_sections(*report, theirs ? theirs : db, &asked->sections, err);
    progress_end(&progress);
    store_close(theirs);
    store_close(db);
    return status;
}

static enum status write_html(const struct report *report, const char *path, struct error *err) {
    struct text page = TEXT_EMPTY;
    enum status status;

    report_html(&page, report);
    status = whole_file_write(path, page.data, page.length, err);
    text_free(&page);
    return status;
}

static enum status run(struct cli *cli, struct error *err) {
    struct asked asked = {0};
    struct report *report = NULL;
    enum status status = take(cli, &asked, err);

    if (status == STATUS_OK) status = read_report(cli, &asked, &report, err);
    if (status == STATUS_OK && asked.html) status = write_html(report, asked.html, err);
    if (status == STATUS_OK && asked.ods) status = report_ods(report, asked.ods, err);
    if (status == STATUS_OK && asked.html) printf("%s\n", asked.html);
    if (status == STATUS_OK && asked.ods) printf("%s\n", asked.ods);
    report_free(report);
    return status;
}

const struct command command_report = {
    "report", "write the Asset Management Group report", run,
    "usage: terrier report [--out FILE.html] [--ods FILE.ods] [--compare RUN] [--plan N] [--since DAY]\n"
    "                      [--as ROLE] [--as-at DAY] [--known-at TIME] [--data DIR]\n"
    "\n"
    "Writes the report on the latest published run: the estate in charts 1, 2a and 2b, the maintenance\n"
    "backlog as a range and by category, school and district, ratings by objective with direction of\n"
    "travel, progress on the commitments, worst and best assets, carbon with its path and what a tonne\n"
    "costs to save, recommended options and what blocks others, the newest plan, two scenarios side by\n"
    "side, proposals, decisions, exceptions and actions, data quality, definitions and versions. A part\n"
    "for which nothing is there yet says which command makes it. Without --out and --ods:\n"
    "asset-report.html. A file of the name is replaced.\n"
    "\n"
    "You may read everything, so the report may name what is commercial or personal, and is marked so;\n"
    "--as reader makes the one for all staff.\n"
    "\n"
    "  --out FILE       one HTML file that needs nothing else\n"
    "  --ods FILE       the same figures as a spreadsheet, with every row of the longer tables\n"
    "  --compare RUN    insist on directions against this run\n"
    "  --plan N         report on this plan instead of the newest\n"
    "  --since DAY      decisions from that day on; without it of the last three months\n"
    "  --as ROLE        name what reader, gis, editor or steward may see\n" READER_TIMES_HELP "\n"
    "examples:\n"
    "  terrier report\n"
    "  terrier report --out november.html --ods november.ods --since 2026-09-14\n"
    "  terrier report --as reader --out for-all-staff.html\n"
    "  terrier report --known-at 2026-10-01 --out october-as-known.html\n"};
