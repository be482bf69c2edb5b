/* terrier dictionary */
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "sql/embedded.h"
#include "tools/cli/cli.h"
#include "tools/cli/markdown.h"

/* Columns of sql/queries/dictionary.sql. */
enum { SCHEMA, SCHEMA_MEANING, RELATION, KIND, RELATION_MEANING, COLUMN, TYPE, REQUIRED, MEANING };

static bool starts(const struct rows *rows, size_t row, size_t column) {
    return row == 0 || !text_equal(rows_text(rows, row, column), rows_text(rows, row - 1, column));
}

static void print_markdown(const struct rows *rows) {
    puts("# Data dictionary\n\nMade by `terrier dictionary` from the comments in the database.");
    for (size_t row = 0; row < rows_count(rows); row++) {
        bool schema = starts(rows, row, SCHEMA);
        if (schema)
            printf("\n## %s\n\n%s\n", rows_text(rows, row, SCHEMA), rows_text(rows, row, SCHEMA_MEANING));
        if (schema || starts(rows, row, RELATION))
            printf("\n### %s.%s (%s)\n\n%s\n\n| column | type | required | meaning |\n|---|---|---|---|\n",
                   rows_text(rows, row, SCHEMA), rows_text(rows, row, RELATION), rows_text(rows, row, KIND),
                   rows_text(rows, row, RELATION_MEANING));
        printf("| %s | %s | %s | ", rows_text(rows, row, COLUMN), rows_text(rows, row, TYPE),
               rows_boolean(rows, row, REQUIRED) ? "yes" : "");
        markdown_cell(rows_text(rows, row, MEANING));
        puts(" |");
    }
}

static enum status run(struct cli *cli, struct error *err) {
    struct store *db = NULL;
    struct rows *rows = NULL;
    enum status status = cli_end(cli, err);

    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = store_query(db, sql_dictionary, BIND_NONE, STORE_MANY, &rows, err);
    if (status == STATUS_OK) {
        if (cli->format == OUTPUT_TABLE)
            print_markdown(rows);
        else
            output_rows(cli->format, rows);
    }
    rows_free(rows);
    store_close(db);
    return status;
}

const struct command command_dictionary = {
    "dictionary", "print the data dictionary: every table and column, with its meaning", run,
    "usage: terrier dictionary [--data DIR] [--format table|csv|json]\n"
    "\n"
    "Prints what every table, view and column of the database means, from the comments in the database\n"
    "itself: as a Markdown document, or as rows for other programs.\n"
    "\n"
    "examples:\n"
    "  terrier dictionary > data-dictionary.md\n"
    "  terrier dictionary --format csv > data-dictionary.csv\n"};
