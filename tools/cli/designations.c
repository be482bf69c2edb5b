/* terrier designations: listed entries that may be of an asset. */
#include <stdio.h>
#include <string.h>

#include "engine/register/merge.h"
#include "sql/embedded.h"
#include "tools/cli/cli.h"
#include "tools/cli/sides.h"

#define SHOWN_USUAL "5"
#define REVIEW      "terrier designations review"

/* --- looking --- */

static enum status run_summary(struct cli *cli, struct error *err) {
    struct store *db = NULL;
    struct rows *rows = NULL;
    enum status status = cli_end(cli, err);

    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_designation_summary, BIND_NONE, STORE_MANY, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0)
        cli_say_none("no listed entry was found near an asset yet; `terrier import designations` looks");
    if (status == STATUS_OK && (rows_count(rows) > 0 || cli->format != OUTPUT_TABLE))
        output_rows(cli->format, rows);
    rows_free(rows);
    store_close(db);
    return status;
}

static void print_head(struct text *out, const char *candidate, const char *metres) {
    text_format(out, "Candidate %s: %s m away\n", candidate, metres);
}

static void print_sides(const struct rows *rows) {
    sides_print(rows, print_head);
    puts("`terrier designations accept N --reason \"...\"` says that it is the asset, `reject N` that it is "
         "not.");
}

static enum status run_review(struct cli *cli, struct error *err) {
    struct store *db = NULL;
    struct rows *rows = NULL;
    const char *limit = SHOWN_USUAL, *candidate = NULL;
    enum status status = cli_option(cli, "--limit", &limit, err);

    if (status == STATUS_OK && cli->argument_count > 0) status = cli_operand(cli, "N", &candidate, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = sides_number(limit, "limit", REVIEW, err);
    if (status == STATUS_OK) status = sides_number(candidate, "candidate", REVIEW, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_designation_sides, BIND(limit, candidate), STORE_MANY, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0 && candidate != NULL)
        status = error_set(err, STATUS_NOT_FOUND, "there is no candidate %s", candidate);
    if (status == STATUS_OK && rows_count(rows) == 0) cli_say_none("there is nothing to decide");
    if (status == STATUS_OK && cli->format != OUTPUT_TABLE) output_rows(cli->format, rows);
    if (status == STATUS_OK && cli->format == OUTPUT_TABLE && rows_count(rows) > 0) print_sides(rows);
    rows_free(rows);
    store_close(db);
    return status;
}

/* --- deciding --- */

static void say_decided(const char *decision, const char *number, const char *reference) {
    if (strcmp(decision, "accept") == 0)
        printf("%s has the designation now. `terrier designations undo %s` takes it back.\n", reference,
               number);
    else if (strcmp(decision, "reject") == 0)
        printf(
            "The entry will not be proposed for %s again. `terrier designations undo %s` takes that back.\n",
            reference, number);
    else
        printf("The decision on candidate %s is taken back.\n", number);
}

static const struct sides_subject subject = {"candidate", REVIEW, register_designation, say_decided};

static enum status run(struct cli *cli, struct error *err) {
    static const char *const decisions[] = {"accept", "reject", "undo"};
    const char *what = NULL;
    enum status status;

    if (cli->argument_count == 0) return run_summary(cli, err);
    status = cli_operand(cli, "WHAT", &what, err);
    if (status != STATUS_OK) return status;
    if (strcmp(what, "review") == 0) return run_review(cli, err);
    for (size_t i = 0; i < sizeof decisions / sizeof *decisions; i++)
        if (strcmp(what, decisions[i]) == 0) return sides_decide(cli, &subject, what, err);
    return error_set(err, STATUS_INVALID,
                     "`terrier designations` takes review, accept, reject or undo, not `%.40s`", what);
}

const struct command command_designations = {
    "designations", "decide which listed entries are assets", run,
    "usage: terrier designations [--format table|csv|json]\n"
    "       terrier designations review [N] [--limit N] [--format table|csv|json]\n"
    "       terrier designations accept|reject|undo N --reason TEXT\n"
    "\n"
    "Imports of lists of designations (listed buildings, monuments, assets of community value) propose\n"
    "entries that stand near an asset without naming it. `review` shows asset and entry side by side, the\n"
    "likeliest first. `accept` lays the designation on the asset, `reject` keeps it off: later files of\n"
    "the list are taken the same way. `undo` takes a decision back.\n"
    "\n"
    "examples:\n"
    "  terrier designations review --limit 3\n"
    "  terrier designations accept 7 --reason \"Seen on site: the plaque is ours\"\n"
    "  terrier designations undo 7 --reason \"It is the house next door\"\n"};
