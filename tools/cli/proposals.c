/* terrier proposals: what is proposed and decided. */
#include <stdio.h>
#include <string.h>

#include "engine/store/rows_json.h"
#include "sql/embedded.h"
#include "tools/cli/governing.h"
#include "tools/cli/reader.h"

#define LIST_MOST "1000"

/* --- one --- */

/* Without what is not known or does not apply: a proposal of a sale has no term. */
static void print_row(const struct rows *rows) {
    struct output_item items[32];
    size_t count = 0;

    for (size_t i = 0; i < rows_columns(rows) && count < sizeof items / sizeof *items; i++)
        if (rows_text(rows, 0, i) != NULL)
            items[count++] = (struct output_item){rows_column_name(rows, i), rows_text(rows, 0, i)};
    output_items(OUTPUT_TABLE, items, count);
}

struct part {
    const char *name, *title, *sql, *shown;
    bool decision;
};

static const struct part parts[] = {
    {"screenings", "Screening", sql_proposal_screenings, sql_proposal_screenings_shown, false},
    {"consultations", "Consultation", sql_proposal_consultations, sql_proposal_consultations_shown, false},
    {"interests", "Interests", sql_proposal_interests, sql_proposal_interests, false},
    {"recommendations", "Recommendations", sql_proposal_recommendations, sql_proposal_recommendations_shown,
     false},
    {"decisions", "Decision", sql_decisions_list, sql_proposal_decisions_shown, true}};

#define PARTS (sizeof parts / sizeof *parts)

static enum status read_part(struct store *db, const struct part *part, const char *number,
                             struct rows **rows, struct error *err) {
    return store_query(db, part->sql, part->decision ? BIND("1", NULL, number) : BIND(number), STORE_MANY,
                       rows, err);
}

static enum status print_parts(struct store *db, const char *number, struct error *err) {
    enum status status = STATUS_OK;

    for (size_t i = 0; i < PARTS && status == STATUS_OK; i++) {
        struct rows *rows = NULL;
        status = store_query(db, parts[i].shown, BIND(number), STORE_MANY, &rows, err);
        if (status == STATUS_OK && rows_count(rows) > 0) {
            printf("\n%s\n", parts[i].title);
            output_rows(OUTPUT_TABLE, rows);
        }
        rows_free(rows);
    }
    return status;
}

/* As /api/proposals/N answers. */
static enum status print_json(struct store *db, const struct rows *own, const char *number,
                              struct error *err) {
    struct text out = TEXT_EMPTY;
    struct json json = json_writer(&out);
    enum status status = STATUS_OK;

    json_object(&json);
    rows_json_members(&json, own, 0, 0, rows_columns(own));
    for (size_t i = 0; i < PARTS && status == STATUS_OK; i++) {
        struct rows *rows = NULL;
        status = read_part(db, &parts[i], number, &rows, err);
        json_name(&json, parts[i].name);
        json_array(&json);
        for (size_t row = 0; status == STATUS_OK && row < rows_count(rows); row++)
            rows_json_object(&json, rows, row);
        json_end(&json);
        rows_free(rows);
    }
    json_end(&json);
    if (status == STATUS_OK) puts(text_string(&out));
    text_free(&out);
    return status;
}

static enum status run_one(struct cli *cli, const char *number, struct error *err) {
    struct reader reader = {0};
    struct store *db = NULL;
    struct rows *rows = NULL;
    enum status status = governing_reader(cli, GOVERNING_KNOWN, &reader, err);

    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = reader_connect(cli, &reader, &db, err);
    if (status == STATUS_OK)
        status = store_query(db, cli->format == OUTPUT_TABLE ? sql_proposal_one_shown : sql_proposal_one,
                             BIND(number), STORE_MAYBE_ONE, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0)
        status = error_set(err, STATUS_NOT_FOUND, "there is no proposal %s: `terrier proposals` lists them",
                           number);
    if (status == STATUS_OK && cli->format == OUTPUT_JSON) {
        status = print_json(db, rows, number, err);
    } else if (status == STATUS_OK && cli->format == OUTPUT_CSV) {
        output_rows(cli->format, rows);
    } else if (status == STATUS_OK) {
        reader_say(cli, &reader);
        print_row(rows);
        status = print_parts(db, number, err);
    }
    rows_free(rows);
    store_close(db);
    return status;
}

/* --- lists --- */

static enum status run_list(struct cli *cli, struct error *err) {
    const char *state = NULL, *asset = NULL;
    enum status status = cli_option(cli, "--state", &state, err);

    if (status == STATUS_OK) status = cli_option(cli, "--asset", &asset, err);
    return status == STATUS_OK
               ? governing_list_of(cli, GOVERNING_KNOWN,
                                   cli->format == OUTPUT_TABLE ? sql_proposals_shown : sql_proposals_list,
                                   BIND(state, asset, LIST_MOST, NULL),
                                   "no proposal is in that state; --state all shows every one", err)
               : status;
}

static enum status run(struct cli *cli, struct error *err) {
    const char *number = NULL;

    if (cli_flag(cli, "--exceptions")) {
        const char *quarter = NULL;
        if (cli_option(cli, "--quarter", &quarter, err) != STATUS_OK) return err->status;
        return governing_list_of(
            cli, GOVERNING_KNOWN,
            cli->format == OUTPUT_TABLE ? sql_decision_exceptions_shown : sql_decision_exceptions,
            BIND(quarter), "nothing was disposed of or acquired without a decision", err);
    }
    if (cli_flag(cli, "--decisions"))
        return governing_list_of(cli, GOVERNING_KNOWN,
                                 cli->format == OUTPUT_TABLE ? sql_decisions_shown : sql_decisions_list,
                                 BIND(LIST_MOST, NULL, NULL), "nothing has been decided yet", err);
    if (cli_flag(cli, "--due"))
        return governing_list_of(cli, GOVERNING_DATED, sql_transfers_list, BIND("true"),
                                 "no transfer is due for review", err);
    if (cli_flag(cli, "--transfers"))
        return governing_list_of(cli, GOVERNING_DATED, sql_transfers_list, BIND("false"),
                                 "nothing has been transferred", err);
    if (cli->argument_count == 0 || cli->arguments[0][0] == '-') return run_list(cli, err);
    if (cli_operand(cli, "N", &number, err) != STATUS_OK) return err->status;
    if (number[strspn(number, "0123456789")] != '\0' || strlen(number) > 18)
        return error_set(err, STATUS_INVALID, "a proposal goes by its number, not `%.40s`", number);
    return run_one(cli, number, err);
}

const struct command command_proposals = {
    "proposals", "what is proposed for assets, how far it is, and what was decided", run,
    "usage: terrier proposals [N] [--state STATE] [--asset REF] [--as ROLE] [--known-at TIME]\n"
    "                          [--format table|csv|json]\n"
    "       terrier proposals --decisions | --exceptions [--quarter Q] | --transfers | --due\n"
    "\n"
    "Proposals that are open, newest first, each with who has to decide and what it still needs; with a\n"
    "number one of them, with its screening, consultation, interests, recommendations and decision.\n"
    "\n"
    "  --state STATE  proposed, ready (screened and consulted), recommended, approved, done, refused,\n"
    "                 withdrawn, recorded (known of from files), or all\n"
    "  --asset REF    of one asset                --decisions    decisions, newest first\n"
    "  --exceptions   what was disposed of without a decision, and on what basis, and what was acquired\n"
    "                 since vesting day without one: for audit; recorded in one quarter with --quarter\n"
    "                 2026-27-Q2\n"
    "  --transfers    assets that go to parishes or community bodies; --due: whose review is due;\n"
    "                 with --as-at DAY due on that day\n" READER_KNOWN_HELP "\n"
    "examples:\n"
    "  terrier proposals --state ready\n"
    "  terrier proposals --exceptions --format csv\n"
    "  terrier proposals --known-at 2026-04-05\n"};
