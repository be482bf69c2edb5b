/* terrier publish circumstance */
#include <stdio.h>

#include "engine/register/circumstance.h"
#include "tools/cli/publish_parts.h"

static enum status take_circumstance(struct cli *cli, struct circumstance *what, struct error *err) {
    enum status status = cli_option(cli, "--from", &what->from, err);

    what->holds = !cli_flag(cli, "--never");
    if (status == STATUS_OK) status = cli_option(cli, "--until", &what->until, err);
    if (status == STATUS_OK) status = cli_option(cli, "--reason", &what->reason, err);
    if (status == STATUS_OK) status = cli_operand(cli, "REF", &what->reference, err);
    if (status == STATUS_OK) status = cli_operand(cli, "CIRCUMSTANCE", &what->code, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK && what->reason == NULL)
        status = error_set(err, STATUS_INVALID, "say why, with --reason: it is kept with the change");
    return status;
}

static enum status set_circumstance(struct store *db, void *context, struct error *err) {
    struct circumstance *what = context;
    struct arena *arena = arena_new();
    const char *field = NULL;
    bool changed = false;
    enum status status = circumstance_set(db, arena, what, &changed, &field, err);

    arena_free(arena);
    if (status == STATUS_OK) puts(changed ? "The record says so now." : "The record said so already.");
    return status;
}

enum status publish_circumstance(struct cli *cli, struct error *err) {
    struct circumstance what = {0};
    struct store *db = NULL;
    enum status status = take_circumstance(cli, &what, err);

    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK)
        status =
            store_transaction(db, (struct store_intent){.reason = what.reason}, set_circumstance, &what, err);
    store_close(db);
    return status;
}
