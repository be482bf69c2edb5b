#include "tools/cli/sides.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/store/migrate.h"
#include "tools/cli/cli.h"

/* The rows of one pair, without its number and measure. */
struct pair {
    const struct rows *rows;
    size_t first, count;
};

enum { NUMBER, MEASURE, BESIDE };

#define SHOWN_USUAL "5"

static const char *pair_name(const void *context, size_t column) {
    return rows_column_name(((const struct pair *)context)->rows, column + BESIDE);
}

static enum rows_kind pair_kind(const void *context, size_t column) {
    (void)context;
    (void)column;
    return ROWS_TEXT;
}

static const char *pair_cell(const void *context, size_t row, size_t column) {
    const struct pair *pair = context;

    return rows_text(pair->rows, pair->first + row, column + BESIDE);
}

static void print_pair(const struct pair *pair, void (*head)(struct text *, const char *, const char *)) {
    struct text out = TEXT_EMPTY;
    struct output_source source = {pair,      pair->count, rows_columns(pair->rows) - BESIDE,
                                   pair_name, pair_kind,   pair_cell};

    head(&out, rows_text(pair->rows, pair->first, NUMBER), rows_text(pair->rows, pair->first, MEASURE));
    output_format(&out, OUTPUT_TABLE, source);
    puts(text_string(&out));
    text_free(&out);
}

static void print_pairs(const struct rows *rows, void (*head)(struct text *, const char *, const char *)) {
    struct pair pair = {rows, 0, 0};

    for (size_t i = 0; i < rows_count(rows); i++) {
        pair.count++;
        if (i + 1 < rows_count(rows) && rows_integer(rows, i, NUMBER) == rows_integer(rows, i + 1, NUMBER))
            continue;
        print_pair(&pair, head);
        pair = (struct pair){rows, i + 1, 0};
    }
}

static enum status check_number(const char *given, const char *what, const struct sides_subject *subject,
                                struct error *err) {
    int64_t number;

    if (given == NULL || (number_parse_integer(given, &number) && number > 0)) return STATUS_OK;
    return error_set(err, STATUS_INVALID,
                     "`%.40s` is no %s: give a whole number, as `terrier %s review` shows", given, what,
                     subject->command);
}

enum status sides_summary(struct cli *cli, const struct sides_subject *subject, struct error *err) {
    struct store *db = NULL;
    struct rows *rows = NULL;
    enum status status = cli_end(cli, err);

    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK)
        status = store_query(db, subject->summary_sql, BIND_NONE, STORE_MANY, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0) cli_say_none(subject->none);
    if (status == STATUS_OK && (rows_count(rows) > 0 || cli->format != OUTPUT_TABLE))
        output_rows(cli->format, rows);
    rows_free(rows);
    store_close(db);
    return status;
}

static void show_pairs(const struct cli *cli, const struct sides_subject *subject, const struct rows *rows) {
    if (rows_count(rows) == 0) cli_say_none("there is nothing to decide");
    if (cli->format != OUTPUT_TABLE) {
        output_rows(cli->format, rows);
    } else if (rows_count(rows) > 0) {
        print_pairs(rows, subject->head);
        puts(subject->hint);
    }
}

enum status sides_review(struct cli *cli, const struct sides_subject *subject, struct error *err) {
    struct store *db = NULL;
    struct rows *rows = NULL;
    const char *limit = SHOWN_USUAL, *number = NULL;
    enum status status = cli_option(cli, "--limit", &limit, err);

    if (status == STATUS_OK && cli->argument_count > 0) status = cli_operand(cli, "N", &number, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = check_number(limit, "limit", subject, err);
    if (status == STATUS_OK) status = check_number(number, subject->what, subject, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK)
        status = store_query(db, subject->sides_sql, BIND(limit, number), STORE_MANY, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0 && number != NULL)
        status = error_set(err, STATUS_NOT_FOUND, "there is no %s %s", subject->what, number);
    if (status == STATUS_OK) show_pairs(cli, subject, rows);
    rows_free(rows);
    store_close(db);
    return status;
}

/* --- deciding --- */

struct deciding {
    const struct sides_subject *subject;
    struct arena *arena;
    const char *number, *decision, *reason;
    struct register_merged merged;
};

static enum status decide(struct store *db, void *context, struct error *err) {
    struct deciding *deciding = context;

    return deciding->subject->decide(db, deciding->arena, deciding->number, deciding->decision, NULL,
                                     deciding->reason, &deciding->merged, err);
}

static void say_decided(const struct cli *cli, const struct deciding *deciding) {
    const struct output_item items[] = {{deciding->subject->what, deciding->number},
                                        {"decision", deciding->decision},
                                        {"reference", deciding->merged.reference}};

    if (cli->format == OUTPUT_TABLE)
        deciding->subject->say(deciding->decision, deciding->number, deciding->merged.reference);
    else
        output_items(cli->format, items, sizeof items / sizeof *items);
}

bool sides_is_decision(const char *what) {
    return strcmp(what, "accept") == 0 || strcmp(what, "reject") == 0 || strcmp(what, "undo") == 0;
}

enum status sides_decide(struct cli *cli, const struct sides_subject *subject, const char *decision,
                         struct error *err) {
    struct store *db = NULL;
    struct deciding deciding = {.subject = subject, .arena = arena_new(), .decision = decision};
    enum status status = cli_option(cli, "--reason", &deciding.reason, err);

    if (status == STATUS_OK) status = cli_operand(cli, "N", &deciding.number, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = check_number(deciding.number, subject->what, subject, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK)
        status = store_transaction(db, (struct store_intent){NULL, deciding.reason, false}, decide, &deciding,
                                   err);
    if (status == STATUS_OK) say_decided(cli, &deciding);
    if (status == STATUS_OK) status = sheets_refresh(db, SHEETS_REST_SECONDS, err);
    store_close(db);
    arena_free(deciding.arena);
    return status;
}
