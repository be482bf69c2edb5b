/* terrier reconcile far: the finance team's fixed asset register against the property register. */
#include "engine/query/reconcile.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/memory.h"
#include "tools/cli/output_table.h"
#include "tools/cli/reader.h"

#define MONEY  "_gbp"
#define POUNDS "GBP" /* in the heading, not in each cell: totals of an estate are long */

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

/* Some rows and columns of a result, with pounds to the penny. What is made for it lives in the arena. */
struct shown {
    const struct rows *rows;
    size_t first, count;
    const char *const *columns; /* those shown, closed by NULL */
    struct arena *arena;
};

static size_t column_of(const struct shown *shown, size_t column) {
    return (size_t)rows_find(shown->rows, shown->columns[column]);
}

static bool is_money(const char *name) {
    size_t length = strlen(name);

    return length > strlen(MONEY) && strcmp(name + length - strlen(MONEY), MONEY) == 0;
}

static const char *heading(const void *context, size_t column) {
    const struct shown *shown = context;
    char *name = arena_text(shown->arena, shown->columns[column]);

    for (char *at = name; *at != '\0'; at++)
        if (*at == '_') *at = ' ';
    if (is_money(shown->columns[column]))
        memcpy(name + strlen(name) - strlen(POUNDS), POUNDS, strlen(POUNDS));
    return name;
}

static enum rows_kind kind(const void *context, size_t column) {
    const struct shown *shown = context;

    return rows_column_kind(shown->rows, column_of(shown, column));
}

static const char *cell(const void *context, size_t row, size_t column) {
    const struct shown *shown = context;
    const char *value = rows_text(shown->rows, shown->first + row, column_of(shown, column));
    char buffer[FORMAT_SIZE];
    int64_t pence;

    if (is_money(shown->columns[column]) && number_parse_money(value, &pence))
        return arena_text(shown->arena, format_pounds_exact(buffer, pence) + strlen(POUNDS " "));
    return value;
}

static void add_rows(struct text *out, const struct rows *rows, size_t first, size_t count,
                     const char *const *columns) {
    struct shown shown = {rows, first, count, columns, arena_new()};
    size_t shown_columns = 0;

    while (columns[shown_columns] != NULL)
        shown_columns++;
    output_format(out, OUTPUT_TABLE,
                  (struct output_source){&shown, count, shown_columns, heading, kind, cell});
    arena_free(shown.arena);
}

/* Differences of one kind and reason are one list under the reason. */
static void add_differences(struct text *out, const struct rows *rows) {
    static const char *const columns[] = {"far_reference",  "reference",  "name", "far_value",
                                          "register_value", "amount_gbp", NULL};
    size_t difference = (size_t)rows_find(rows, "difference"), reason = (size_t)rows_find(rows, "reason");
    size_t first = 0;

    while (first < rows_count(rows)) {
        size_t next = first + 1;
        while (next < rows_count(rows) &&
               text_equal(rows_text(rows, next, difference), rows_text(rows, first, difference)) &&
               text_equal(rows_text(rows, next, reason), rows_text(rows, first, reason)))
            next++;
        text_format(out, "\n%s: ", rows_text(rows, first, difference));
        output_folded(out, rows_text(rows, first, reason), strlen(rows_text(rows, first, difference)) + 2);
        add_rows(out, rows, first, next - first, columns);
        first = next;
    }
}

static void print_table(const struct asked *asked) {
    static const char *const totals[] = {"accounting_class", "entries",      "far_gbp",        "assets",
                                         "assets_unvalued",  "register_gbp", "difference_gbp", NULL};
    static const char *const counts[] = {"difference", "to_resolve",           "amount_gbp",
                                         "explained",  "explained_amount_gbp", NULL};
    const struct reconciliation *found = &asked->found;
    struct text out = TEXT_EMPTY;
    char number[FORMAT_SIZE];

    text_format(&out, "Fixed asset register of %s against the property register of that day\n\n",
                found->year_end);
    add_rows(&out, found->totals, 0, rows_count(found->totals), totals);
    if (!asked->totals && rows_count(found->counts) > 0) {
        text_add(&out, "\nDifferences\n");
        add_rows(&out, found->counts, 0, rows_count(found->counts), counts);
        add_differences(&out, found->differences);
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
