/* terrier merge, terrier split. */
#include "engine/register/merge.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/json.h"
#include "engine/base/memory.h"
#include "engine/store/migrate.h"
#include "tools/cli/cli.h"

struct merging {
    struct arena *arena;
    const char *reference, *into, *reason;
    struct text what; /* of a split: JSON */
    struct register_merged merged;
};

static enum status finish(const struct cli *cli, struct store *db, const struct merging *merging,
                          const char *before, const char *after, struct error *err) {
    const struct output_item items[] = {{"reference", merging->merged.reference}};

    if (cli->format == OUTPUT_TABLE)
        printf("%s%s%s\n", before, merging->merged.reference, after);
    else
        output_items(cli->format, items, 1);
    return sheets_refresh(db, SHEETS_REST_SECONDS, err);
}

/* --- merge --- */

static enum status merge_work(struct store *db, void *context, struct error *err) {
    struct merging *merging = context;

    return register_merge(db, merging->arena, merging->reference, NULL, merging->into, NULL, merging->reason,
                          &merging->merged, err);
}

static enum status take_into(struct cli *cli, struct merging *merging, struct error *err) {
    const char *word = NULL;
    enum status status = cli_option(cli, "--reason", &merging->reason, err);

    if (status == STATUS_OK) status = cli_operand(cli, "REF", &merging->reference, err);
    if (status == STATUS_OK) status = cli_operand(cli, "INTO", &word, err);
    if (status == STATUS_OK && strcasecmp(word, "into") != 0)
        status = error_set(err, STATUS_INVALID, "write `terrier merge REF INTO REF`, not `%.40s`", word);
    if (status == STATUS_OK) status = cli_operand(cli, "REF", &merging->into, err);
    return status == STATUS_OK ? cli_end(cli, err) : status;
}

static enum status run_merge(struct cli *cli, struct error *err) {
    struct store *db = NULL;
    struct merging merging = {.arena = arena_new()};
    enum status status = take_into(cli, &merging, err);

    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK)
        status = store_transaction(db, (struct store_intent){NULL, merging.reason, false}, merge_work,
                                   &merging, err);
    if (status == STATUS_OK)
        status =
            finish(cli, db, &merging,
                   "They are one asset now: ", ". The other reference leads there, its history stays.", err);
    store_close(db);
    arena_free(merging.arena);
    return status;
}

const struct command command_merge = {
    "merge", "make one asset part of another", run_merge,
    "usage: terrier merge REF INTO REF --reason TEXT [--data DIR] [--format table|csv|json]\n"
    "\n"
    "Makes the first asset part of the second: buildings, land, leases, surveys, codes and all else move\n"
    "there, what both say is kept once, what the second leaves open is filled from the first. The first\n"
    "reference leads to the second from then on, and the history of both is shown with it. One change\n"
    "in the ledger; `terrier match undo` takes it back.\n"
    "\n"
    "examples:\n"
    "  terrier merge SC000456 INTO SC000123 --reason \"One hall in two lists\"\n"};

/* --- split --- */

static enum status split_work(struct store *db, void *context, struct error *err) {
    struct merging *merging = context;

    return register_split(db, merging->arena, merging->reference, NULL, text_string(&merging->what), NULL,
                          merging->reason, &merging->merged, err);
}

/* "1,2" as a member that is an array of texts. */
static void add_list(struct json *json, struct arena *arena, const char *name, const char *given) {
    char *list = arena_text(arena, given), *saved = NULL;

    if (given == NULL) return;
    json_name(json, name);
    json_array(json);
    for (char *part = strtok_r(list, ",", &saved); part != NULL; part = strtok_r(NULL, ",", &saved))
        json_text(json, part + strspn(part, " "));
    json_end(json);
}

static enum status take_parts(struct cli *cli, struct merging *merging, struct error *err) {
    static const char *const options[] = {"--building", "--land", "--source-row"};
    static const char *const names[] = {"buildings", "land", "rows"};
    const char *given[3] = {NULL}, *name = NULL;
    struct json json = json_writer(&merging->what);
    enum status status = cli_option(cli, "--reason", &merging->reason, err);

    if (status == STATUS_OK) status = cli_option(cli, "--name", &name, err);
    for (size_t i = 0; i < 3 && status == STATUS_OK; i++)
        status = cli_option(cli, options[i], &given[i], err);
    if (status == STATUS_OK) status = cli_operand(cli, "REF", &merging->reference, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    json_object(&json);
    if (name) json_text_member(&json, "name", name);
    for (size_t i = 0; i < 3; i++)
        add_list(&json, merging->arena, names[i], given[i]);
    json_end(&json);
    return status;
}

static enum status run_split(struct cli *cli, struct error *err) {
    struct store *db = NULL;
    struct merging merging = {.arena = arena_new()};
    enum status status = take_parts(cli, &merging, err);

    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK)
        status = store_transaction(db, (struct store_intent){NULL, merging.reason, false}, split_work,
                                   &merging, err);
    if (status == STATUS_OK)
        status = finish(cli, db, &merging, "The new asset is ", "; look at its name and category.", err);
    store_close(db);
    text_free(&merging.what);
    arena_free(merging.arena);
    return status;
}

const struct command command_split = {
    "split", "make two assets of one", run_split,
    "usage: terrier split REF [--building CODE,...] [--land CODE,...] [--source-row IMPORT.ROW,...]\n"
    "                     [--name TEXT] --reason TEXT [--data DIR] [--format table|csv|json]\n"
    "\n"
    "Makes a new asset of buildings, pieces of land and rows of files of another, with what hangs on\n"
    "them: leases, certificates, inspections, lines of surveys; of rows, all that they brought, and their\n"
    "code, so that the next import finds the new asset. Holding, tenure and repairs are copied. That the\n"
    "two are two is kept as decided.\n"
    "\n"
    "examples:\n"
    "  terrier split SC000123 --building 2 --name \"Caretaker's House\" --reason \"Let apart\"\n"
    "  terrier split SC000123 --source-row 8.117 --reason \"Another hall of that name\"\n"};
