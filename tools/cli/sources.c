/* terrier sources: where the register comes from */
#include "engine/register/sources.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/json.h"
#include "engine/base/memory.h"
#include "sql/embedded.h"
#include "tools/cli/reader.h"

/* --- list --- */

/* What is long is said once, below the list. */
static enum status print_key(struct store *db, const char *sql, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql, BIND_NONE, STORE_MANY, &rows, err);

    if (status == STATUS_OK && rows_count(rows) > 0) {
        putchar('\n');
        output_rows(OUTPUT_TABLE, rows);
    }
    rows_free(rows);
    return status;
}

static enum status run_list(struct cli *cli, struct error *err) {
    struct reader reader = {0};
    struct store *db = NULL;
    struct rows *rows = NULL;
    enum status status = reader_options(cli, &reader, err);

    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = reader_connect(cli, &reader, &db, err);
    if (status == STATUS_OK)
        status = cli->format == OUTPUT_TABLE
                     ? store_query(db, sql_source_shown, BIND_NONE, STORE_MANY, &rows, err)
                     : store_query(db, sql_source_list, BIND(NULL), STORE_MANY, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0)
        cli_say_none("nothing has been imported yet; `terrier import` makes sources known");
    if (status == STATUS_OK && (rows_count(rows) > 0 || cli->format != OUTPUT_TABLE))
        output_rows(cli->format, rows);
    if (status == STATUS_OK && cli->format == OUTPUT_TABLE) status = print_key(db, sql_source_titles, err);
    if (status == STATUS_OK && cli->format == OUTPUT_TABLE) status = print_key(db, sql_source_licences, err);
    rows_free(rows);
    store_close(db);
    return status;
}

/* --- set --- */

struct setting {
    struct source_change change;
    struct source_changed changed;
    struct arena *arena;
    struct text fields;
};

static enum status add_rank(struct json *json, const char *rank, struct error *err) {
    int64_t number;

    if (!number_parse_integer(rank, &number))
        return error_set(err, STATUS_INVALID,
                         "--rank is a whole number from 1, trusted most, to 99, not `%.60s`", rank);
    json_integer_member(json, "rank", number);
    return STATUS_OK;
}

/* The options that were given, as the JSON of a change. */
static enum status take_fields(struct cli *cli, struct text *out, bool *any, struct error *err) {
    static const char *const options[][2] = {
        {"--owner", "owner_post"}, {"--licence", "licence"}, {"--title", "title"}, {"--marking", "marking"}};
    struct json json = json_writer(out);
    const char *rank = NULL;
    enum status status = cli_option(cli, "--rank", &rank, err);

    json_object(&json);
    if (status == STATUS_OK && rank) status = add_rank(&json, rank, err);
    *any = rank != NULL;
    for (size_t i = 0; i < sizeof options / sizeof *options && status == STATUS_OK; i++) {
        const char *value = NULL;
        status = cli_option(cli, options[i][0], &value, err);
        if (value == NULL) continue;
        json_text_member(&json, options[i][1], value);
        *any = true;
    }
    json_end(&json);
    return status;
}

static enum status take(struct cli *cli, struct setting *setting, struct error *err) {
    bool any = false;
    enum status status = take_fields(cli, &setting->fields, &any, err);

    if (status == STATUS_OK) status = cli_option(cli, "--reason", &setting->change.reason, err);
    if (status == STATUS_OK) status = cli_operand(cli, "FEED", &setting->change.feed, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK && !any)
        status = error_set(err, STATUS_INVALID,
                           "say what to set: --rank, --owner, --licence, --title or --marking");
    if (status == STATUS_OK && setting->change.reason == NULL)
        status = error_set(err, STATUS_INVALID, "say why, with --reason: it is kept with the change");
    setting->change.fields = text_string(&setting->fields);
    return status;
}

static enum status work(struct store *db, void *context, struct error *err) {
    struct setting *setting = context;
    return source_set(&setting->changed, db, setting->arena, &setting->change, err);
}

static void print(const struct cli *cli, const struct setting *setting) {
    char assets[FORMAT_SIZE];
    bool changed = setting->changed.edited.outcome == REGISTER_CHANGED;

    output_items(
        cli->format,
        (const struct output_item[]){{"source", setting->change.feed},
                                     {"outcome", changed ? "changed" : "it was so already"},
                                     {"assets_changed", format_integer(assets, setting->changed.assets)}},
        3);
}

static enum status run_set(struct cli *cli, struct error *err) {
    struct setting setting = {.arena = arena_new()};
    struct store *db = NULL;
    enum status status = take(cli, &setting, err);

    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK)
        status = store_transaction(db, (struct store_intent){NULL, setting.change.reason, false}, work,
                                   &setting, err);
    if (status == STATUS_OK) print(cli, &setting);
    store_close(db);
    text_free(&setting.fields);
    arena_free(setting.arena);
    return status;
}

static enum status run(struct cli *cli, struct error *err) {
    const char *what = NULL;

    if (cli->argument_count == 0 || cli->arguments[0][0] == '-') return run_list(cli, err);
    if (cli_operand(cli, "set", &what, err) != STATUS_OK) return err->status;
    if (strcmp(what, "set") == 0) return run_set(cli, err);
    return error_set(err, STATUS_INVALID, "`terrier sources` takes set, or nothing, not `%.60s`", what);
}

const struct command command_sources = {
    "sources", "list where the register comes from, or say how far a source is trusted", run,
    "usage: terrier sources [--as ROLE] [--format table|csv|json]\n"
    "       terrier sources set FEED [--rank N] [--owner POST] [--licence TEXT] [--title TEXT]\n"
    "                           [--marking CODE] --reason WHY\n"
    "\n"
    "A source is a series of files: made known by its first import, named by kind and scheme, such as\n"
    "register/mendip. Where sources differ on a field, what a person set goes first, then the source\n"
    "with the lowest rank, then the later day, then the newer import.\n"
    "\n"
    "  --rank N         1, trusted most, to 99; the records concerned take what then stands\n"
    "  --owner POST     who answers for what it says (information asset owner): a post, not a name\n"
    "  --licence TEXT   under which licence its files came\n"
    "  --title TEXT     what people call it\n"
    "  --marking CODE   who may read what it said, value by value (internal)\n"
    "  --reason WHY     kept in the history with the change\n"
    "An empty text says that it is unknown. Through the service, stewards may do this.\n"
    "\n"
    "examples:\n"
    "  terrier sources\n"
    "  terrier sources set register/mendip --rank 20 --reason \"checked on site in 2026\"\n"
    "  terrier sources set register/mendip --owner \"Estates Manager\" --reason \"named by the board\"\n"};
