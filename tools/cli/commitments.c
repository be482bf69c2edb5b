/* terrier commitments: each commitment of the strategy, quarter by quarter, and what is said of it. */
#include <stdio.h>
#include <string.h>

#include "engine/base/json.h"
#include "engine/base/text.h"
#include "engine/register/commentary.h"
#include "sql/embedded.h"
#include "tools/cli/direction_run.h"
#include "tools/cli/reader.h"

/* --- the table --- */

struct asked {
    struct reader reader;
    const char *quarter, *objective, *code;
};

static enum status check_objective(const char *objective, struct error *err) {
    if (objective == NULL || (strlen(objective) == 1 && strchr("123456789", objective[0]))) return STATUS_OK;
    return error_set(err, STATUS_INVALID, "--objective takes the number of an objective, 1 to 6, not `%.40s`",
                     objective);
}

static enum status read_table(struct cli *cli, struct store *db, const struct asked *asked,
                              struct error *err) {
    bool table = cli->format == OUTPUT_TABLE;
    struct rows *run = NULL, *rows = NULL;
    enum status status = direction_run_find(db, asked->quarter, &run, err);

    if (status == STATUS_OK)
        status = store_query(db, table ? sql_commitments_shown : sql_commitments_list,
                             table ? BIND(rows_text(run, 0, 0), asked->objective)
                                   : BIND(rows_text(run, 0, 0), asked->objective, "true"),
                             STORE_MANY, &rows, err);
    if (status == STATUS_OK) {
        if (table) direction_run_say(run);
        if (table) puts("");
        output_rows(cli->format, rows);
    }
    rows_free(rows);
    rows_free(run);
    return status;
}

/* One of them, quarter by quarter, then all that was said of the quarter. */
static enum status read_one(struct cli *cli, struct store *db, const struct asked *asked, struct error *err) {
    struct rows *run = NULL, *rows = NULL, *said = NULL;
    enum status status = direction_run_find(db, asked->quarter, &run, err);

    if (status == STATUS_OK)
        status = store_query(
            db, cli->format == OUTPUT_TABLE ? sql_commitment_quarters_shown : sql_commitment_quarters,
            BIND(asked->code), STORE_MANY, &rows, err);
    if (status == STATUS_OK && cli->format == OUTPUT_TABLE)
        status = store_query(db, sql_commentary_list, BIND(rows_text(run, 0, 0), asked->code), STORE_MANY,
                             &said, err);
    if (status == STATUS_OK && rows_count(rows) == 0)
        cli_say_none("nothing was published of that for a quarter; commitments go by 2.2, objectives by 2");
    if (status == STATUS_OK && (rows_count(rows) > 0 || cli->format != OUTPUT_TABLE))
        output_rows(cli->format, rows);
    if (status == STATUS_OK && said && rows_count(said) > 0) {
        puts("\nSaid of it");
        output_rows(cli->format, said);
    }
    rows_free(said);
    rows_free(rows);
    rows_free(run);
    return status;
}

static enum status show(struct cli *cli, struct error *err) {
    struct asked asked = {0};
    struct store *db = NULL;
    enum status status = cli_option(cli, "--quarter", &asked.quarter, err);

    if (status == STATUS_OK) status = cli_option(cli, "--objective", &asked.objective, err);
    if (status == STATUS_OK) status = cli_option(cli, "--as", &asked.reader.as, err);
    if (status == STATUS_OK && cli->argument_count > 0 && cli->arguments[0][0] != '-')
        status = cli_operand(cli, "CODE", &asked.code, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = check_objective(asked.objective, err);
    if (status == STATUS_OK) status = reader_connect(cli, &asked.reader, &db, err);
    if (status == STATUS_OK)
        status = asked.code ? read_one(cli, db, &asked, err) : read_table(cli, db, &asked, err);
    store_close(db);
    return status;
}

/* --- saying something --- */

struct saying {
    struct commentary what;
    struct text fields;
    int64_t version;
};

static enum status take_words(struct cli *cli, struct saying *saying, struct error *err) {
    static const char *const options[][2] = {
        {"--by", "by"}, {"--quarter", "quarter"}, {"--marking", "marking"}};
    struct json json = json_writer(&saying->fields);
    const char *words = NULL;
    enum status status = STATUS_OK;

    json_object(&json);
    for (size_t i = 0; i < sizeof options / sizeof *options && status == STATUS_OK; i++) {
        const char *value = NULL;
        status = cli_option(cli, options[i][0], &value, err);
        if (value) json_text_member(&json, options[i][1], value);
    }
    if (status == STATUS_OK) status = cli_operand(cli, "CODE", &saying->what.of, err);
    if (status == STATUS_OK) status = cli_operand(cli, "TEXT", &words, err);
    if (words) json_text_member(&json, "comment", words);
    json_end(&json);
    saying->what.fields = text_string(&saying->fields);
    return status == STATUS_OK ? cli_end(cli, err) : status;
}

static enum status work(struct store *db, void *context, struct error *err) {
    struct saying *saying = context;
    return commentary_say(db, &saying->what, &saying->version, err);
}

static enum status say(struct cli *cli, struct error *err) {
    struct saying saying = {0};
    struct store *db = NULL;
    char number[24];
    enum status status = take_words(cli, &saying, err);

    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK)
        status = store_transaction(db, (struct store_intent){.reason = "comment"}, work, &saying, err);
    if (status == STATUS_OK && cli->format == OUTPUT_TABLE)
        printf("Kept as version %lld of what is said of %s.\n", (long long)saying.version, saying.what.of);
    else if (status == STATUS_OK)
        output_items(cli->format,
                     (const struct output_item[]){{"number", bind_integer(number, saying.version)}}, 1);
    store_close(db);
    text_free(&saying.fields);
    return status;
}

static enum status run(struct cli *cli, struct error *err) {
    const char *verb = NULL;

    if (cli->argument_count == 0 || !text_equal(cli->arguments[0], "comment")) return show(cli, err);
    return cli_operand(cli, "comment", &verb, err) == STATUS_OK ? say(cli, err) : err->status;
}

const struct command command_commitments = {
    "commitments", "the commitments table of a quarter: ratings, direction, comment", run,
    "usage: terrier commitments [CODE] [--quarter QUARTER] [--objective N] [--as ROLE]\n"
    "                           [--format table|csv|json] [--data DIR]\n"
    "       terrier commitments comment CODE TEXT --by POST [--quarter QUARTER] [--marking MARKING]\n"
    "\n"
    "Every objective and commitment with its rating last quarter and this, where it is going, the score,\n"
    "what the owner of a corporate action says of it (`terrier criteria rate`), and the comment. With\n"
    "CODE one of them quarter by quarter, and all versions of what was said. `comment` adds a version:\n"
    "none is ever written over.\n"
    "\n"
    "  --quarter QUARTER  like 2026-27-Q2; without it the newest that was published\n"
    "                     (`terrier evaluate --quarter`)\n"
    "  --objective N      of one objective\n"
    "  --marking MARKING  who may read the comment: public, internal (the usual), commercial, ...\n"
    "\n"
    "examples:\n"
    "  terrier commitments --objective 2\n"
    "  terrier commitments 2.2\n"
    "  terrier commitments comment 2.2 'The new contract for inspections began in July.' \\\n"
    "      --by 'Head of Property'\n"};
