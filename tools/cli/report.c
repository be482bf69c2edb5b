/* terrier report */
#include <stdio.h>

#include "engine/base/format.h"
#include "engine/exchange/whole_file.h"
#include "engine/report/html.h"
#include "engine/report/ods.h"
#include "tools/cli/reader.h"

struct asked {
    struct reader reader;
    const char *html;
    const char *ods;
    int64_t compare;
};

static enum status take(struct cli *cli, struct asked *asked, struct error *err) {
    const char *compare = NULL;
    enum status status = cli_option(cli, "--out", &asked->html, err);

    if (status == STATUS_OK) status = reader_times(cli, &asked->reader, err);
    if (status == STATUS_OK) status = cli_option(cli, "--ods", &asked->ods, err);
    if (status == STATUS_OK) status = cli_option(cli, "--compare", &compare, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK && compare &&
        (!number_parse_integer(compare, &asked->compare) || asked->compare < 1))
        status =
            error_set(err, STATUS_INVALID,
                      "--compare takes the number of a run, not `%.60s`: `terrier runs` lists them", compare);
    if (status == STATUS_OK && asked->html == NULL && asked->ods == NULL) asked->html = "asset-report.html";
    if (status == STATUS_OK && asked->html) status = whole_file_check(asked->html, err);
    if (status == STATUS_OK && asked->ods) status = whole_file_check(asked->ods, err);
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
    struct store *db = NULL;
    enum status status = take(cli, &asked, err);

    if (status == STATUS_OK) status = reader_connect(cli, &asked.reader, &db, err);
    if (status == STATUS_OK) status = report_read(&report, db, asked.compare, err);
    if (status == STATUS_OK) status = report_forecast(report, db, err);
    if (status == STATUS_OK && asked.html) status = write_html(report, asked.html, err);
    if (status == STATUS_OK && asked.ods) status = report_ods(report, asked.ods, err);
    if (status == STATUS_OK && asked.html) printf("%s\n", asked.html);
    if (status == STATUS_OK && asked.ods) printf("%s\n", asked.ods);
    report_free(report);
    store_close(db);
    return status;
}

const struct command command_report = {
    "report", "write the Asset Management Group report", run,
    "usage: terrier report [--out FILE.html] [--ods FILE.ods] [--compare RUN]\n"
    "                      [--as-at DAY] [--known-at TIME] [--data DIR]\n"
    "\n"
    "Writes the report on the latest published run: the estate in charts 1, 2a and 2b, the\n"
    "maintenance backlog as a range, ratings by objective with direction of travel, progress on the\n"
    "commitments, worst and best assets, data quality, definitions and versions. Without --out and\n"
    "--ods: asset-report.html. A file of the name is replaced. Assets marked commercial or\n"
    "official-personal are counted but not named.\n"
    "\n"
    "  --out FILE       one HTML file that needs nothing else\n"
    "  --ods FILE       the same figures as a spreadsheet\n"
    "  --compare RUN    insist on directions against this run\n" READER_TIMES_HELP "\n"
    "examples:\n"
    "  terrier report\n"
    "  terrier report --out november.html --ods november.ods\n"
    "  terrier report --known-at 2026-10-01 --out october-as-known.html\n"};
