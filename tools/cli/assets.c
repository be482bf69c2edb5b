/* terrier assets */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/memory.h"
#include "tools/cli/reader.h"

/* What a page of assets is read by: the columns of the table that no one chose. */
static const char page_columns[] = "reference,name,category,post_town,locality,council_repairs_code,status,"
                                   "rating_1,rating_2,rating_3,rating_4,rating_5,rating_6";
#define OBJECTIVES 6
enum { FROM_TOWN = 3, FROM_LOCALITY, FROM_REPAIRS, FROM_STATUS, FROM_RATINGS };
enum { PAGE_PLACE = 3, PAGE_REPAIRS, PAGE_STATUS, PAGE_RATINGS, PAGE_COLUMNS };

struct asked {
    struct reader reader;
    const char *columns;
    const char *sort;
    const char *limit;
    bool page; /* no columns were chosen: the table is made to be read */
};

static enum status take(struct cli *cli, struct asked *asked, struct query *query, struct error *err) {
    enum status status = reader_options(cli, &asked->reader, err);

    if (status == STATUS_OK) status = cli_option(cli, "--columns", &asked->columns, err);
    if (status == STATUS_OK) status = cli_option(cli, "--sort", &asked->sort, err);
    if (status == STATUS_OK) status = cli_option(cli, "--limit", &asked->limit, err);
    if (status == STATUS_OK) status = reader_filters(cli, query, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    asked->page = asked->columns == NULL && cli->format == OUTPUT_TABLE;
    if (asked->page) asked->columns = page_columns;
    if (status == STATUS_OK && asked->columns) status = query_select(query, asked->columns, err);
    if (status == STATUS_OK && asked->sort) status = query_order(query, asked->sort, err);
    if (status == STATUS_OK && asked->limit) status = query_limit(query, asked->limit, err);
    return status;
}

/* --- the page --- */

static const char *page_name(const void *context, size_t column) {
    static const char *const names[PAGE_COLUMNS] = {"reference",       "name",   "category",   "place",
                                                    "council repairs", "status", "ratings 1-6"};
    (void)context;
    return names[column];
}

static enum rows_kind page_kind(const void *context, size_t column) {
    (void)context;
    (void)column;
    return ROWS_TEXT;
}

/* "A R - ? G -": a letter for each objective, what page_legend says. */
static const char *letters(char *out, const struct rows *rows, size_t row) {
    for (size_t i = 0; i < OBJECTIVES; i++) {
        const char *rating = rows_text(rows, row, FROM_RATINGS + i);
        char letter = '-';
        if (text_equal(rating, "Insufficient evidence"))
            letter = '?';
        else if (rating != NULL && strncmp(rating, "Not ", 4) != 0)
            letter = rating[0];
        out[2 * i] = letter;
        out[2 * i + 1] = i + 1 < OBJECTIVES ? ' ' : '\0';
    }
    return out;
}

static const char page_legend[] = "Ratings by objective: G green, A amber, R red, ? insufficient evidence, "
                                  "- not applicable.";

struct page {
    const struct rows *rows;
    char (*ratings)[2 * OBJECTIVES]; /* of each row */
};

static const char *page_cell(const void *context, size_t row, size_t column) {
    const struct page *page = context;
    const char *town;

    switch (column) {
    case PAGE_PLACE:
        town = rows_text(page->rows, row, FROM_TOWN);
        return town ? town : rows_text(page->rows, row, FROM_LOCALITY);
    case PAGE_REPAIRS:
        return rows_text(page->rows, row, FROM_REPAIRS);
    case PAGE_STATUS:
        return rows_text(page->rows, row, FROM_STATUS);
    case PAGE_RATINGS:
        return page->ratings[row];
    default:
        return rows_text(page->rows, row, column);
    }
}

static void print_page(const struct rows *rows) {
    struct text out = TEXT_EMPTY;
    size_t count = rows_count(rows);
    struct page page = {rows, memory_array(count, sizeof *page.ratings)};

    for (size_t r = 0; r < count; r++)
        letters(page.ratings[r], rows, r);
    output_format(&out, OUTPUT_TABLE,
                  (struct output_source){&page, count, PAGE_COLUMNS, page_name, page_kind, page_cell});
    fputs(text_string(&out), stdout);
    text_free(&out);
    free(page.ratings);
}

/* --- the command --- */

static void say_how_many(size_t shown, int64_t found) {
    char a[FORMAT_SIZE], b[FORMAT_SIZE];

    if ((int64_t)shown == found)
        printf("\n%s asset%s.", format_integer(a, found), found == 1 ? "" : "s");
    else
        printf("\n%s of %s assets.", format_integer(a, (int64_t)shown), format_integer(b, found));
}

static enum status print(const struct cli *cli, const struct asked *asked, struct query *query,
                         struct store *db, const struct rows *rows, struct error *err) {
    int64_t found = 0;

    if (rows_count(rows) == 0)
        cli_say_none("no asset held answers to this; --all also looks through those outside the counts");
    if (cli->format != OUTPUT_TABLE) {
        output_rows(cli->format, rows);
        return STATUS_OK;
    }
    if (rows_count(rows) == 0) return STATUS_OK;
    if (query_count(query, db, &found, err) != STATUS_OK) return err->status;
    if (asked->page)
        print_page(rows);
    else
        output_rows(cli->format, rows);
    say_how_many(rows_count(rows), found);
    printf("%s%s\n", asked->page ? "\n" : "", asked->page ? page_legend : "");
    return STATUS_OK;
}

static enum status run(struct cli *cli, struct error *err) {
    struct asked asked = {0};
    struct query *query = query_new();
    struct store *db = NULL;
    struct rows *rows = NULL;
    enum status status = take(cli, &asked, query, err);

    if (status == STATUS_OK) status = reader_connect(cli, &asked.reader, &db, err);
    if (status == STATUS_OK) status = query_rows(query, db, &rows, err);
    if (status == STATUS_OK) reader_say(cli, &asked.reader);
    if (status == STATUS_OK) status = print(cli, &asked, query, db, rows, err);
    rows_free(rows);
    store_close(db);
    query_free(query);
    return status;
}

const struct command command_assets = {
    "assets", "list assets", run,
    "usage: terrier assets [FILTERS] [--sort COLUMNS] [--columns COLUMNS] [--limit N] [--as ROLE]\n"
    "                      [--as-at DAY] [--known-at TIME] [--data DIR] [--format table|csv|json]\n"
    "\n"
    "Lists the assets held that the filters find, each with its ratings for objectives 1 to 6.\n"
    "\n" READER_FILTERS_HELP "\n"
    "  --sort C,-C      columns to sort by; - before one puts the greatest first\n"
    "  --columns C,C    columns to show, or `all`; an unknown one is answered with the list\n"
    "  --limit N        at most N assets\n"
    "  --as ROLE        what public, reader, gis, editor or steward may see\n" READER_TIMES_HELP "\n"
    "examples:\n"
    "  terrier assets --category library --place Taunton\n"
    "  terrier assets --rating red --objective 2 --limit 20\n"
    "  terrier assets --category office --sort -backlog --columns reference,name,backlog\n"
    "  terrier assets --liability all --format csv > repaired-by-us.csv\n"
    "  terrier assets --as-at 2026-03-31 --known-at 2026-04-05\n"};
