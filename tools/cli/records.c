/* terrier records */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/exchange/transfer.h"
#include "engine/register/outcome.h"
#include "engine/store/migrate.h"
#include "sql/embedded.h"
#include "tools/cli/cli.h"

/* --- lists --- */

struct list {
    const char *name;
    const char *sql;
    const char *none; /* said when there is nothing */
};

static const struct list lists[] = {
    {"due", sql_keeping_due, "nothing is due by the retention schedule"},
    {"schedule", sql_keeping_schedule, "there is no retention schedule"},
    {"holds", sql_keeping_holds, "there is no legal hold"},
    {"archived", sql_keeping_archived, "no record is in the archive"},
    {"certificates", sql_keeping_certificates_short, "nothing was transferred, destroyed or erased yet"},
};

static enum status show(struct cli *cli, const struct list *list, struct error *err) {
    struct store *db = NULL;
    struct rows *rows = NULL;
    enum status status = cli_end(cli, err);

    if (status == STATUS_OK) status = cli_connect(cli, "terrier_steward", &db, err);
    if (status == STATUS_OK) status = store_query(db, list->sql, BIND_NONE, STORE_MANY, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0) cli_say_none(list->none);
    if (status == STATUS_OK && (rows_count(rows) > 0 || cli->format != OUTPUT_TABLE))
        output_rows(cli->format, rows);
    rows_free(rows);
    store_close(db);
    return status;
}

/* --- deeds: one or two operands, who, why --- */

struct deed {
    const char *name;
    const char *sql;
    const char *wants[2]; /* operands; the second NULL where there is one */
    const char *done;     /* what is said, before the number */
};

static const struct deed deeds[] = {
    {"hold", sql_keeping_hold, {"REF, or all"}, "Legal hold"},
    {"release", sql_keeping_release, {"the number of a hold"}, "Released legal hold"},
    {"archive", sql_keeping_archive, {"REF"}, NULL},
    {"unarchive", sql_keeping_unarchive, {"REF"}, NULL},
    {"destroy",
     sql_keeping_destroy,
     {"asset, lease, document, import or upload", "which, as `terrier records due` lists it"},
     "Destroyed, by certificate"},
};

struct doing {
    const struct deed *deed;
    const char *operands[2], *reason;
    int64_t number;
};

static enum status work(struct store *db, void *context, struct error *err) {
    struct doing *doing = context;
    const char *const *operand = doing->operands;

    if (doing->deed->wants[1] != NULL)
        return register_act(db, doing->deed->sql, BIND(operand[0], operand[1], NULL, doing->reason),
                            &doing->number, err);
    return register_act(db, doing->deed->sql, BIND(operand[0], NULL, doing->reason), &doing->number, err);
}

static void say_done(const struct cli *cli, const struct doing *doing) {
    if (cli->format == OUTPUT_JSON)
        printf("{\"number\":%" PRId64 "}\n", doing->number);
    else if (doing->deed->done == NULL)
        printf("%s: %s done.\n", doing->operands[0], doing->deed->name);
    else
        printf("%s %" PRId64 ".\n", doing->deed->done, doing->number);
}

static enum status check(struct doing *doing, struct error *err) {
    int64_t number;

    if (doing->deed->sql == sql_keeping_hold && strcmp(doing->operands[0], "all") == 0)
        doing->operands[0] = NULL;
    if (doing->deed->sql == sql_keeping_release &&
        (!number_parse_integer(doing->operands[0], &number) || number < 1))
        return error_set(err, STATUS_INVALID,
                         "`%.40s` is no number of a hold; `terrier records holds` lists them",
                         doing->operands[0]);
    if (doing->reason == NULL) return error_set(err, STATUS_INVALID, "say why, with --reason \"...\"");
    return STATUS_OK;
}

static enum status carry_out(struct cli *cli, const struct deed *deed, struct error *err) {
    struct doing doing = {.deed = deed};
    struct store *db = NULL;
    enum status status = cli_option(cli, "--reason", &doing.reason, err);

    for (size_t i = 0; i < 2 && deed->wants[i] != NULL && status == STATUS_OK; i++)
        status = cli_operand(cli, deed->wants[i], &doing.operands[i], err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = check(&doing, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK)
        status = store_transaction(db, (struct store_intent){NULL, "keeping of records", false}, work, &doing,
                                   err);
    if (status == STATUS_OK) {
        say_done(cli, &doing);
        status = sheets_refresh(db, 0, err);
    }
    store_close(db);
    return status;
}

/* --- handing on --- */

static enum status transfer(struct cli *cli, struct error *err) {
    const char *reference = NULL, *folder = NULL, *reason = NULL;
    struct store *db = NULL;
    int64_t certificate = 0;
    enum status status = cli_option(cli, "--to", &folder, err);

    if (status == STATUS_OK) status = cli_option(cli, "--reason", &reason, err);
    if (status == STATUS_OK) status = cli_operand(cli, "REF", &reference, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK && (folder == NULL || reason == NULL))
        status =
            error_set(err, STATUS_INVALID, "say where the record goes and why: --to FOLDER --reason \"...\"");
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = transfer_write(folder, reference, reason, db, &certificate, err);
    if (status == STATUS_OK)
        printf("The record of %s is in %s, by certificate %" PRId64 ".\n", reference, folder, certificate);
    store_close(db);
    return status;
}

static enum status run(struct cli *cli, struct error *err) {
    const char *what = NULL;
    enum status status = cli_operand(cli, "due, holds, archived, certificates, hold, ...", &what, err);

    if (status != STATUS_OK) return status;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (strcmp(what, lists[i].name) == 0) return show(cli, &lists[i], err);
    for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++)
        if (strcmp(what, deeds[i].name) == 0) return carry_out(cli, &deeds[i], err);
    if (strcmp(what, "transfer") == 0) return transfer(cli, err);
    return error_set(err, STATUS_INVALID,
                     "`terrier records` has no `%.60s`; `terrier records --help` lists what it has", what);
}

const struct command command_records = {
    "records", "retention: what is due, legal holds, the archive, transfer and destruction", run,
    "usage: terrier records due|schedule|holds|archived|certificates [--format table|csv|json]\n"
    "       terrier records hold REF|all --reason WHY\n"
    "       terrier records release HOLD --reason WHY\n"
    "       terrier records archive|unarchive REF --reason WHY\n"
    "       terrier records transfer REF --to FOLDER --reason WHY\n"
    "       terrier records destroy SUBJECT ITEM --reason WHY\n"
    "\n"
    "`due` is the appraisal list: what the retention schedule (`schedule`) says is due today. A legal hold\n"
    "forbids destruction, whatever is due. An archived record is read as before and changed no more.\n"
    "`transfer` writes a record with its history and sources as JSON, with a manifest of SHA-256 digests.\n"
    "`destroy` takes what is due out of the register, its history and the imported rows, for good; digests\n"
    "and a certificate stay, and `terrier audit verify` still holds.\n"
    "\n"
    "examples:\n"
    "  terrier records due\n"
    "  terrier records hold SC000123 --reason \"claim of 2026, until settled\"\n"
    "  terrier records archive SC000123 --reason \"sold in 2009\"\n"
    "  terrier records transfer SC000123 --to SC000123-record --reason \"kept by the record office\"\n"
    "  terrier records destroy lease 41 --reason \"agreed by the information asset owner\"\n"};
