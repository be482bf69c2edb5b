#include "tools/cli/options_rates.h"

#include <stdio.h>

#include "sql/embedded.h"
#include "tools/cli/output_table.h"
#include "tools/cli/reader.h"

static const char *words(const struct rows *rows, size_t row, const char *name) {
    return rows_text(rows, row, (size_t)rows_find(rows, name));
}

/* The figures on a line; what they are and where they come from below. */
static void print_rate(const struct rows *rows, size_t row) {
    const char *base = words(rows, row, "price_base"), *group = words(rows, row, "group_code");
    struct text line = TEXT_EMPTY, folded = TEXT_EMPTY;

    printf("%s%s%s: %s / %s / %s %s%s%s\n", words(rows, row, "rate_code"), *group ? " " : "", group,
           words(rows, row, "low"), words(rows, row, "likely"), words(rows, row, "high"),
           words(rows, row, "unit"), base ? ", prices of " : "", base ? base : "");
    text_format(&line, "%s. Source: %s.", words(rows, row, "description"), words(rows, row, "source"));
    output_folded(&folded, text_string(&line), 7);
    printf("     %s", text_string(&folded));
    text_free(&folded);
    text_free(&line);
}

static void print_rates(const struct rows *rows) {
    puts("Low / likely / high. Rows of programme.rate: officers replace them by rows of a later day.\n");
    for (size_t i = 0; i < rows_count(rows); i++)
        print_rate(rows, i);
}

enum status options_list_rates(struct cli *cli, const char *code, struct error *err) {
    struct reader reader = {0};
    struct store *db = NULL;
    struct rows *rows = NULL;
    enum status status = reader_options(cli, &reader, err);

    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = reader_connect(cli, &reader, &db, err);
    if (status == STATUS_OK) status = store_query(db, sql_options_rates, BIND(code), STORE_MANY, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0)
        status = error_set(err, STATUS_NOT_FOUND, "there is no rate %s; `terrier options --rates` lists them",
                           code ? code : "in force");
    if (status == STATUS_OK && cli->format == OUTPUT_TABLE)
        print_rates(rows);
    else if (status == STATUS_OK)
        output_rows(cli->format, rows);
    rows_free(rows);
    store_close(db);
    return status;
}
