/* terrier method */
#include <stdio.h>

#include "engine/base/format.h"
#include "engine/base/text.h"
#include "sql/embedded.h"
#include "tools/cli/cli.h"
#include "tools/cli/markdown.h"

struct method {
    struct rows *parts, *rows, *judged, *unchecked;
};

/* Columns of method.sql. */
enum { PART, CODE, HOLDS_FOR, VALUE, UNIT, PRICE_BASE, VALID_FROM, DESCRIPTION, SOURCE };

static void print_row(const struct rows *rows, size_t row, size_t first, size_t columns) {
    for (size_t c = first; c < columns; c++) {
        fputs("| ", stdout);
        markdown_cell(rows_text(rows, row, c));
        putchar(' ');
    }
    puts("|");
}

static void print_table(const char *head, const struct rows *rows) {
    puts(head);
    for (size_t row = 0; row < rows_count(rows); row++)
        print_row(rows, row, 0, rows_columns(rows));
}

/* The unit with the prices that it is at: "GBP per m2, 2025-26". */
static void print_unit(const struct rows *rows, size_t row) {
    const char *base = rows_text(rows, row, PRICE_BASE);

    markdown_cell(rows_text(rows, row, UNIT));
    if (base) printf(", %s", base);
}

static void print_parts(const struct rows *rows) {
    for (size_t row = 0; row < rows_count(rows); row++) {
        if (row == 0 || !text_equal(rows_text(rows, row, PART), rows_text(rows, row - 1, PART)))
            printf("\n## %s\n\n| Code | Holds for | Value | Unit | From | What it is | Source |\n"
                   "|---|---|---|---|---|---|---|\n",
                   rows_text(rows, row, PART));
        printf("| `%s` | ", rows_text(rows, row, CODE));
        markdown_cell(rows_text(rows, row, HOLDS_FOR));
        fputs(" | ", stdout);
        markdown_cell(rows_text(rows, row, VALUE));
        fputs(" | ", stdout);
        print_unit(rows, row);
        printf(" | %s ", rows_is_null(rows, row, VALID_FROM) ? "" : rows_text(rows, row, VALID_FROM));
        print_row(rows, row, DESCRIPTION, SOURCE + 1);
    }
}

static size_t sum_of(const struct rows *rows, const char *column) {
    int64_t sum = 0;

    for (size_t row = 0; row < rows_count(rows); row++)
        sum += rows_integer(rows, row, (size_t)rows_find(rows, column));
    return (size_t)sum;
}

static void print_markdown(const struct method *method) {
    printf(
        "# The method, row by row\n\n"
        "Made by `tools/method` from the rows that a new register starts with: change those, not this page.\n"
        "[method.md](method.md) says the same in words. A council's own register prints its own: "
        "`terrier method`.\n\n"
        "Of %zu rows, %zu rest on an officer's judgement, %zu still have to be checked against the source "
        "that they\nname, %zu were read in another's copy of it, and %zu were chosen by those who made "
        "terrier.\n\n",
        sum_of(method->parts, "rows"), sum_of(method->parts, "judgement"), sum_of(method->parts, "unchecked"),
        sum_of(method->parts, "second_hand"), sum_of(method->parts, "terrier"));
    print_table("| Part | Rows | With a source | Read second-hand | Officer judgement | To be checked | "
                "terrier's own |\n"
                "|---|--:|--:|--:|--:|--:|--:|",
                method->parts);
    puts("\n## What the council should replace first\n\n"
         "Officer judgement: nobody has published these figures for this council. Its own, with a source, "
         "go in as rows\nof a later day.\n");
    print_table("| Part | Code | Rows | What it is |\n|---|---|--:|---|", method->judged);
    puts("\n## What is still to be checked\n\nWritten from memory, or not yet held against the source that "
         "is named.\n");
    print_table("| Part | Code | Rows | What it is |\n|---|---|--:|---|", method->unchecked);
    print_parts(method->rows);
}

static enum status read(struct store *db, const char *standing, struct method *method, struct error *err) {
    enum status status = store_query(db, sql_method, BIND(standing), STORE_MANY, &method->rows, err);

    if (status == STATUS_OK)
        status = store_query(db, sql_method_parts, BIND_NONE, STORE_MANY, &method->parts, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_method_judged, BIND("judgement"), STORE_MANY, &method->judged, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_method_judged, BIND("unchecked"), STORE_MANY, &method->unchecked, err);
    return status;
}

static enum status check_standing(const char *standing, struct error *err) {
    static const char *const known[] = {"judgement", "unchecked", "second_hand", "terrier", "sourced"};

    if (standing == NULL) return STATUS_OK;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (text_equal(standing, known[i])) return STATUS_OK;
    return error_set(err, STATUS_INVALID,
                     "--standing is judgement, unchecked, second_hand, terrier or sourced, not `%.40s`",
                     standing);
}

static enum status run(struct cli *cli, struct error *err) {
    const char *standing = NULL;
    struct store *db = NULL;
    struct method method = {0};
    enum status status = cli_option(cli, "--standing", &standing, err);

    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = check_standing(standing, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = read(db, standing, &method, err);
    if (status == STATUS_OK) {
        if (cli->format != OUTPUT_TABLE)
            output_rows(cli->format, method.rows);
        else if (standing == NULL)
            print_markdown(&method);
        else
            print_parts(method.rows);
    }
    rows_free(method.parts);
    rows_free(method.rows);
    rows_free(method.judged);
    rows_free(method.unchecked);
    store_close(db);
    return status;
}

const struct command command_method = {
    "method", "print everything that figures rest on: facts, criteria, rates, with their sources", run,
    "usage: terrier method [--standing S] [--data DIR] [--format table|csv|json]\n"
    "\n"
    "Every row that a figure of this register rests on and an officer can change: facts, criteria with\n"
    "their curves, judging rules, inspections, rates, obstacles with their law, the backlog's parameters,\n"
    "the boundary of carbon, funds, and who decides; each with its value, unit, day, and source. As a\n"
    "Markdown document, or as rows. What rests on judgement, or has to be checked, is counted and listed\n"
    "first. docs/method.md says the method in words.\n"
    "\n"
    "  --standing S  judgement (an officer's: to be replaced by the council's own), unchecked (to be\n"
    "                checked against its source), second_hand (the source was read in another's copy or\n"
    "                words), terrier (chosen by its makers) or sourced\n"
    "\n"
    "examples:\n"
    "  terrier method > method.md\n"
    "  terrier method --standing judgement --format csv > to-replace.csv\n"};
