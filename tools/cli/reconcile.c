/* terrier reconcile far: the finance team's fixed asset register against the property register. */
#include "engine/query/reconcile.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "tools/cli/card.h"
#include "tools/cli/reader.h"

struct asked {
    struct reader reader;
    const char *year_end;
    bool all, totals, check;
    struct reconciliation found;
};

static enum status take(struct cli *cli, struct asked *asked, struct error *err) {
    const char *what = NULL;
    enum status status = reader_options(cli, &asked->reader, err);

    asked->all = cli_flag(cli, "--all");
    asked->totals = cli_flag(cli, "--totals");
    asked->check = cli_flag(cli, "--check");
    if (status == STATUS_OK) status = cli_option(cli, "--year-end", &asked->year_end, err);
    if (status == STATUS_OK) status = cli_operand(cli, "far", &what, err);
    if (status == STATUS_OK && strcmp(what, "far") != 0)
        status =
            error_set(err, STATUS_INVALID,
                      "there is no reconciliation `%.60s`; there is `far`, the fixed asset register", what);
    return status == STATUS_OK ? cli_end(cli, err) : status;
}

static enum status read_all(struct store *db, void *context, struct error *err) {
    struct asked *asked = context;

    reconciliation_free(&asked->found); /* of an attempt that lost a race */
    return reconcile_far(&asked->found, db, asked->year_end, asked->all, err);
}

static void print_table(const struct asked *asked) {
    const struct reconciliation *found = &asked->found;
    struct text out = TEXT_EMPTY;
    char number[FORMAT_SIZE];

    text_format(&out, "Fixed asset register of %s against the property register of that day\n\n",
                found->year_end);
    card_table(&out, found->totals);
    if (!asked->totals && rows_count(found->counts) > 0) {
        text_add(&out, "\nDifferences\n");
        card_table(&out, found->counts);
    }
    if (!asked->totals && rows_count(found->differences) > 0) {
        text_add(&out, "\n");
        card_table(&out, found->differences);
    }
    text_format(&out, "\n%s difference%s to resolve%s\n", format_integer(number, found->to_resolve),
                found->to_resolve == 1 ? "" : "s",
                asked->all ? "." : "; --all shows also those that their reason explains.");
    fwrite(text_string(&out), 1, out.length, stdout);
    text_free(&out);
}

static void print_json(const struct reconciliation *found) {
    struct text out = TEXT_EMPTY;
    struct json json = json_writer(&out);

    json_object(&json);
    reconciliation_members(&json, found);
    json_end(&json);
    puts(text_string(&out));
    text_free(&out);
}

static void print(enum output_format format, const struct asked *asked) {
    if (format == OUTPUT_TABLE)
        print_table(asked);
    else if (format == OUTPUT_JSON)
        print_json(&asked->found);
    else
        output_rows(format, asked->totals ? asked->found.totals : asked->found.differences);
}

static enum status run(struct cli *cli, struct error *err) {
    struct asked asked = {0};
    struct store *db = NULL;
    enum status status = take(cli, &asked, err);

    if (status == STATUS_OK) status = reader_connect(cli, &asked.reader, &db, err);
    if (status == STATUS_OK)
        status = store_transaction(db, (struct store_intent){.read_only = true}, read_all, &asked, err);
    if (status == STATUS_OK) print(cli->format, &asked);
    if (status == STATUS_OK && asked.check && asked.found.to_resolve > 0)
        status =
            error_set(err, STATUS_REFUSED, "the two registers differ in %lld entries that nothing explains",
                      (long long)asked.found.to_resolve);
    reconciliation_free(&asked.found);
    store_close(db);
    return status;
}

const struct command command_reconcile = {
    "reconcile", "hold the fixed asset register against the property register", run,
    "usage: terrier reconcile far [--year-end DAY] [--all] [--totals] [--check] [--as ROLE]\n"
    "                             [--format table|csv|json]\n"
    "\n"
    "Compares the finance team's fixed asset register (`terrier import far`) with the property\n"
    "register as it was on the year end: what is in one only and why, what is disposed of but still\n"
    "carried, carried twice, of another class or tenure; and the totals by class, to the penny.\n"
    "\n"
    "  --year-end DAY   that balance sheet; without it, the newest\n"
    "  --all            also the differences that their reason explains: below the de minimis, out of\n"
    "                   scope, still being validated\n"
    "  --totals         the totals by class only (in CSV: those instead of the differences)\n"
    "  --check          exit code 0 when nothing is left to resolve, 4 when something is\n"
    "  --as ROLE        what reader, gis, editor or steward may see\n"
    "\n"
    "examples:\n"
    "  terrier reconcile far --year-end 2026-03-31\n"
    "  terrier reconcile far --format csv > differences.csv\n"
    "  terrier reconcile far --totals --format csv > totals.csv\n"};
