/* terrier keys: API keys of the service */
#include "engine/service/sign_in/keys.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
#include "tools/cli/cli.h"

/* --- create --- */

struct creation {
    struct key_wish wish;
    struct key_made made;
};

static enum status create(struct store *db, void *context, struct error *err) {
    struct creation *creation = context;
    return key_create(db, &creation->wish, &creation->made, err);
}

static void print_key(enum output_format format, const struct creation *creation) {
    const struct output_item items[] = {{"key", creation->made.key},
                                        {"key_id", creation->made.id},
                                        {"name", creation->wish.name},
                                        {"role", creation->wish.role},
                                        {"expires_at", creation->made.expires_at}};

    output_items(format, items, sizeof items / sizeof *items);
    if (format == OUTPUT_TABLE)
        puts("\nThis is the only time that the key is shown. Send it as `Authorization: Bearer KEY`, as\n"
             "`X-API-Key: KEY`, or as the password of Basic authentication with any user name (QGIS).");
}

static enum status days_option(struct cli *cli, int *days, struct error *err) {
    const char *text = NULL;
    int64_t number = KEY_DAYS_DEFAULT;
    enum status status = cli_option(cli, "--days", &text, err);

    if (status != STATUS_OK) return status;
    if (text && (!number_parse_integer(text, &number) || number < 1 || number > KEY_DAYS_MOST))
        return error_set(err, STATUS_INVALID, "--days is a whole number from 1 to %d, not `%.60s`",
                         KEY_DAYS_MOST, text);
    *days = (int)number;
    return STATUS_OK;
}

static enum status run_create(struct cli *cli, struct error *err) {
    struct creation creation = {0};
    struct store *db = NULL;
    enum status status = cli_option(cli, "--role", &creation.wish.role, err);

    if (status == STATUS_OK) status = cli_option(cli, "--name", &creation.wish.name, err);
    if (status == STATUS_OK) status = days_option(cli, &creation.wish.days, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK && (creation.wish.role == NULL || creation.wish.name == NULL))
        status = error_set(err, STATUS_INVALID, "a key needs --role and --name: see `terrier keys --help`");
    if (status == STATUS_OK) status = role_wanted(creation.wish.role, NULL, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = store_transaction(db, (struct store_intent){0}, create, &creation, err);
    if (status == STATUS_OK) print_key(cli->format, &creation);
    key_forget(&creation.made);
    store_close(db);
    return status;
}

/* --- list --- */

static enum status run_list(struct cli *cli, struct error *err) {
    bool all = cli_flag(cli, "--all");
    struct store *db = NULL;
    struct rows *rows = NULL;
    enum status status = cli_end(cli, err);

    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK)
        status = (cli->format == OUTPUT_TABLE ? key_list_short : key_list)(db, all, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0)
        cli_say_none("there are no keys; `terrier keys create` makes one");
    if (status == STATUS_OK && (rows_count(rows) > 0 || cli->format != OUTPUT_TABLE))
        output_rows(cli->format, rows);
    rows_free(rows);
    store_close(db);
    return status;
}

/* --- revoke --- */

struct revocation {
    const char *id;
    char *name; /* owned */
};

static enum status revoke_key(struct store *db, void *context, struct error *err) {
    struct revocation *revocation = context;
    return key_revoke(db, revocation->id, NULL, &revocation->name, err);
}

static enum status run_revoke(struct cli *cli, struct error *err) {
    struct revocation revocation = {0};
    struct store *db = NULL;
    enum status status = cli_operand(cli, "the number of a key", &revocation.id, err);

    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK)
        status = store_transaction(db, (struct store_intent){0}, revoke_key, &revocation, err);
    if (status == STATUS_OK)
        output_items(cli->format,
                     (const struct output_item[]){{"revoked", revocation.id}, {"name", revocation.name}}, 2);
    free(revocation.name);
    store_close(db);
    return status;
}

static enum status run(struct cli *cli, struct error *err) {
    const char *what = NULL;
    enum status status = cli_operand(cli, "create, list or revoke", &what, err);

    if (status != STATUS_OK) return status;
    if (strcmp(what, "create") == 0) return run_create(cli, err);
    if (strcmp(what, "list") == 0) return run_list(cli, err);
    if (strcmp(what, "revoke") == 0) return run_revoke(cli, err);
    return error_set(err, STATUS_INVALID, "`terrier keys` takes create, list or revoke, not `%.60s`", what);
}

const struct command command_keys = {
    "keys", "make, list and revoke the API keys of the service", run,
    "usage: terrier keys create --role ROLE --name NAME [--days N]\n"
    "       terrier keys list [--all]\n"
    "       terrier keys revoke NUMBER\n"
    "\n"
    "A key lets a program use the service: QGIS, a script, another system. It is shown once, when it is\n"
    "made; only its digest is kept.\n"
    "  --role ROLE   public, reader, gis, editor or steward: what it may see and do\n"
    "  --name NAME   what or whom it is for; stands in the history of what is changed with it\n"
    "  --days N      how long it is good for (365)\n"
    "  --all         also keys that were revoked or have expired\n"
    "A revoked key stops working at once. The keys live in the database in force, so this is for who\n"
    "owns that; stewards can do the same through the service, at /api/keys.\n"
    "\n"
    "examples:\n"
    "  terrier keys create --role gis --name \"QGIS, planning team\"\n"
    "  terrier keys create --role reader --name dashboard --days 90 --format json\n"
    "  terrier keys revoke 3\n"};
