/* terrier erase */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/text.h"
#include "engine/register/outcome.h"
#include "engine/store/migrate.h"
#include "sql/embedded.h"
#include "tools/cli/cli.h"

struct erasing {
    const char *words, *reason;
    int64_t certificate;
};

/* The first line of a file, or of standard input for "-": arguments would stand in the list of processes. */
static enum status read_words(struct text *words, const char *path, struct error *err) {
    char line[1024];
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");

    if (file == NULL) return error_set(err, STATUS_IO, "%.200s cannot be read: %s", path, strerror(errno));
    if (fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\r\n")] = '\0';
        text_add(words, line);
    }
    if (file != stdin) fclose(file);
    if (words->length > 0) return STATUS_OK;
    return error_set(err, STATUS_INVALID, "%.200s has no words on its first line", path);
}

static enum status show_places(struct cli *cli, struct store *db, const char *words, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_erasure_places, BIND(words), STORE_MANY, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0) cli_say_none("these words stand nowhere");
    if (status == STATUS_OK && (rows_count(rows) > 0 || cli->format != OUTPUT_TABLE))
        output_rows(cli->format, rows);
    rows_free(rows);
    return status;
}

static enum status work(struct store *db, void *context, struct error *err) {
    struct erasing *erasing = context;

    return register_act(db, sql_erasure, BIND(erasing->words, NULL, erasing->reason), &erasing->certificate,
                        err);
}

static enum status erase(struct store *db, struct erasing *erasing, struct error *err) {
    char number[FORMAT_SIZE];
    enum status status = store_transaction(db, (struct store_intent){NULL, "erasure of personal data", false},
                                           work, erasing, err);

    if (status != STATUS_OK) return status;
    printf("Erased. Certificate %s says in how many rows of what, and not whom it concerned.\n"
           "Backups made before now still hold the words: they go with them, or are erased again after a "
           "restore.\n",
           format_integer(number, erasing->certificate));
    return sheets_refresh(db, 0, err);
}

static enum status run(struct cli *cli, struct error *err) {
    const char *path = NULL;
    bool preview = cli_flag(cli, "--preview");
    struct text words = TEXT_EMPTY;
    struct erasing erasing = {0};
    struct store *db = NULL;
    enum status status = cli_option(cli, "--reason", &erasing.reason, err);

    if (status == STATUS_OK) status = cli_operand(cli, "FILE, or - for standard input", &path, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = read_words(&words, path, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    erasing.words = text_string(&words);
    if (status == STATUS_OK)
        status = preview ? show_places(cli, db, erasing.words, err) : erase(db, &erasing, err);
    text_free(&words);
    store_close(db);
    return status;
}

const struct command command_erase = {
    "erase", "erase words that name a person, wherever they stand", run,
    "usage: terrier erase FILE|- --preview [--format table|csv|json]\n"
    "       terrier erase FILE|- --reason WHY\n"
    "\n"
    "Takes the words on the first line of a file, or of standard input, out of the register, every past\n"
    "version of it, the rows of imported files, those that were rejected and why, uploads and runs.\n"
    "`[erased N]` stands there instead, N the number of the certificate. The audit chain still verifies.\n"
    "Spellings differ: erase each one. What stays is who did what and why, in the ledger's own words:\n"
    "--preview says so where the words stand there. It cannot be undone.\n"
    "\n"
    "examples:\n"
    "  echo 'Name of a tenant' | terrier erase - --preview\n"
    "  echo 'Name of a tenant' | terrier erase - --reason 'request 41 of 2026-11-20'\n"};
