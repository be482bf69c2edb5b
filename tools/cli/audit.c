/* terrier audit */
#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "sql/embedded.h"
#include "tools/cli/cli.h"

static enum status bad_day(const char *given, struct error *err) {
    return error_set(err, STATUS_INVALID, "--since takes a day like 2026-11-22, not `%.40s`", given);
}

/* --- the list --- */

static enum status list(struct cli *cli, struct error *err) {
    const char *actor = NULL, *since = NULL, *limit = "50";
    struct store *db = NULL;
    struct rows *rows = NULL;
    int32_t day;
    int64_t number;
    enum status status = cli_option(cli, "--actor", &actor, err);

    if (status == STATUS_OK) status = cli_option(cli, "--since", &since, err);
    if (status == STATUS_OK) status = cli_option(cli, "--limit", &limit, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK && since != NULL && !date_parse(since, &day)) status = bad_day(since, err);
    if (status == STATUS_OK && (!number_parse_integer(limit, &number) || number < 1 || number > 1000000))
        status = error_set(err, STATUS_INVALID, "--limit takes a whole number from 1, not `%.40s`", limit);
    if (status == STATUS_OK) status = cli_connect(cli, "terrier_steward", &db, err);
    if (status == STATUS_OK)
        status = store_query(db, cli->format == OUTPUT_TABLE ? sql_audit_ledger_short : sql_audit_ledger,
                             BIND(actor, since, NULL, limit), STORE_MANY, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0) cli_say_none("nothing of that kind was changed");
    if (status == STATUS_OK && (rows_count(rows) > 0 || cli->format != OUTPUT_TABLE))
        output_rows(cli->format, rows);
    rows_free(rows);
    store_close(db);
    return status;
}

/* --- verifying --- */

/* "1234:ab12..." as `terrier audit head` prints it, in two. */
static enum status take_apart(const char *expected, char *revision, size_t size, const char **digest,
                              struct error *err) {
    const char *colon = expected ? strchr(expected, ':') : NULL;
    int64_t number;

    if (expected == NULL) return STATUS_OK;
    if (colon != NULL && (size_t)(colon - expected) < size && strlen(colon + 1) == 64) {
        memcpy(revision, expected, (size_t)(colon - expected));
        revision[colon - expected] = '\0';
        *digest = colon + 1;
        if (number_parse_integer(revision, &number) && number > 0) return STATUS_OK;
    }
    return error_set(
        err, STATUS_INVALID,
        "--expect takes what `terrier audit head` printed: a revision, a colon, and 64 digits and letters");
}

static enum status verify_and_say(struct cli *cli, struct store *db, const char *revision, const char *digest,
                                  struct error *err) {
    struct rows *extent = NULL, *faults = NULL;
    char numbers[3][FORMAT_SIZE];
    enum status status = store_query(db, sql_audit_extent, BIND_NONE, STORE_ONE, &extent, err);

    if (status == STATUS_OK)
        status = store_query(db, sql_audit_faults, BIND(revision, digest), STORE_MANY, &faults, err);
    if (status == STATUS_OK && (rows_count(faults) > 0 || cli->format != OUTPUT_TABLE))
        output_rows(cli->format, faults);
    if (status == STATUS_OK && rows_count(faults) > 0)
        status =
            error_set(err, STATUS_CONFLICT, "what is recorded is not as it was written: see the list above");
    else if (status == STATUS_OK && cli->format == OUTPUT_TABLE)
        printf(
            "Whole: %s changes, %s versions of rows and %s rows of the register are as they were written.\n"
            "Write this down elsewhere, for `terrier audit verify --expect`:\n%s:%s\n",
            format_integer(numbers[0], rows_integer(extent, 0, 2)),
            format_integer(numbers[1], rows_integer(extent, 0, 3)),
            format_integer(numbers[2], rows_integer(extent, 0, 4)), rows_text(extent, 0, 0),
            rows_text(extent, 0, 1));
    rows_free(extent);
    rows_free(faults);
    return status;
}

static enum status verify(struct cli *cli, struct error *err) {
    const char *expected = NULL, *digest = NULL;
    char revision[24] = "";
    struct store *db = NULL;
    enum status status = cli_option(cli, "--expect", &expected, err);

    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = take_apart(expected, revision, sizeof revision, &digest, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = verify_and_say(cli, db, digest ? revision : NULL, digest, err);
    store_close(db);
    return status;
}

static enum status head(struct cli *cli, struct error *err) {
    struct store *db = NULL;
    struct rows *rows = NULL;
    enum status status = cli_end(cli, err);

    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = store_query(db, sql_audit_extent, BIND_NONE, STORE_ONE, &rows, err);
    if (status == STATUS_OK && cli->format == OUTPUT_TABLE)
        printf("%s:%s\n", rows_text(rows, 0, 0), rows_text(rows, 0, 1));
    else if (status == STATUS_OK)
        output_rows(cli->format, rows);
    rows_free(rows);
    store_close(db);
    return status;
}

static enum status run(struct cli *cli, struct error *err) {
    const char *what = NULL;
    enum status status = cli_operand(cli, "log, verify or head", &what, err);

    if (status != STATUS_OK) return status;
    if (strcmp(what, "log") == 0) return list(cli, err);
    if (strcmp(what, "verify") == 0) return verify(cli, err);
    if (strcmp(what, "head") == 0) return head(cli, err);
    return error_set(err, STATUS_INVALID, "`terrier audit` takes log, verify or head, not `%.60s`", what);
}

const struct command command_audit = {
    "audit", "list who changed what, and verify that nothing was altered behind the ledger", run,
    "usage: terrier audit log [--actor NAME] [--since DAY] [--limit N] [--format table|csv|json]\n"
    "       terrier audit verify [--expect REVISION:DIGEST]\n"
    "       terrier audit head\n"
    "\n"
    "Every change is one link of a chain of digests (SHA-256). `verify` goes over all of it: the chain, "
    "every\n"
    "version in history, and the register as it stands. `head` prints the end of the chain: written down\n"
    "elsewhere (in minutes, in an audit file) it proves later that nothing before it was altered or cut "
    "off.\n"
    "\n"
    "exit code: 0 whole; 4 something is not as it was written, and is listed.\n"
    "\n"
    "examples:\n"
    "  terrier audit log --since 2026-11-01\n"
    "  terrier audit verify\n"
    "  terrier audit verify --expect "
    "1234:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\n"};
