/* terrier assets */
#include <stdio.h>

#include "engine/base/format.h"
#include "tools/cli/reader.h"

struct asked {
    struct reader reader;
    const char *columns;
    const char *sort;
    const char *limit;
};

static enum status take(struct cli *cli, struct asked *asked, struct query *query, struct error *err) {
    enum status status = reader_options(cli, &asked->reader, err);

    if (status == STATUS_OK) status = cli_option(cli, "--columns", &asked->columns, err);
    if (status == STATUS_OK) status = cli_option(cli, "--sort", &asked->sort, err);
    if (status == STATUS_OK) status = cli_option(cli, "--limit", &asked->limit, err);
    if (status == STATUS_OK) status = reader_filters(cli, query, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK && asked->columns) status = query_select(query, asked->columns, err);
    if (status == STATUS_OK && asked->sort) status = query_order(query, asked->sort, err);
    if (status == STATUS_OK && asked->limit) status = query_limit(query, asked->limit, err);
    return status;
}

static void say_how_many(size_t shown, int64_t found) {
    char a[FORMAT_SIZE], b[FORMAT_SIZE];

    if ((int64_t)shown == found)
        printf("\n%s asset%s\n", format_integer(a, found), found == 1 ? "" : "s");
    else
        printf("\n%s of %s assets\n", format_integer(a, (int64_t)shown), format_integer(b, found));
    if (found == 0) puts("Only assets held are looked through; --all also takes those outside the counts.");
}

static enum status run(struct cli *cli, struct error *err) {
    struct asked asked = {0};
    struct query *query = query_new();
    struct store *db = NULL;
    struct rows *rows = NULL;
    int64_t found = 0;
    enum status status = take(cli, &asked, query, err);

    if (status == STATUS_OK) status = reader_connect(cli, &asked.reader, &db, err);
    if (status == STATUS_OK) status = query_rows(query, db, &rows, err);
    if (status == STATUS_OK && cli->format == OUTPUT_TABLE) status = query_count(query, db, &found, err);
    if (status == STATUS_OK) {
        output_rows(cli->format, rows);
        if (cli->format == OUTPUT_TABLE) say_how_many(rows_count(rows), found);
    }
    rows_free(rows);
    store_close(db);
    query_free(query);
    return status;
}

const struct command command_assets = {
    "assets", "list assets", run,
    "usage: terrier assets [FILTERS] [--sort COLUMNS] [--columns COLUMNS] [--limit N] [--as ROLE]\n"
    "                      [--data DIR] [--format table|csv|json]\n"
    "\n"
    "Lists the assets held that the filters find.\n"
    "\n" READER_FILTERS_HELP "\n"
    "  --sort C,-C      columns to sort by; - before one puts the greatest first\n"
    "  --columns C,C    columns to show, or `all`; an unknown one is answered with the list\n"
    "  --limit N        at most N assets\n"
    "  --as ROLE        what public, reader, gis, editor or steward may see\n"
    "\n"
    "examples:\n"
    "  terrier assets --category library --place Taunton\n"
    "  terrier assets --rating red --objective 2 --sort -backlog --columns reference,name,backlog --limit "
    "20\n"
    "  terrier assets --liability all --format csv > repaired-by-us.csv\n"};
