/* terrier asset REF: the record card. */
#include "engine/query/find.h"
#include "tools/cli/card.h"
#include "tools/cli/reader.h"

static enum status take(struct cli *cli, struct reader *reader, const char **given, struct error *err) {
    enum status status = reader_options(cli, reader, err);

    if (status == STATUS_OK) status = cli_operand(cli, "REF", given, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK && cli->format == OUTPUT_CSV)
        status = error_set(err, STATUS_INVALID, "a record card is no table: --format is table or json here");
    return status;
}

static enum status run(struct cli *cli, struct error *err) {
    struct reader reader = {0};
    const char *given = NULL;
    struct store *db = NULL;
    struct query_found found;
    enum status status = take(cli, &reader, &given, err);

    if (status == STATUS_OK) status = reader_connect(cli, &reader, &db, err);
    if (status == STATUS_OK) status = query_find(&found, db, given, err);
    if (status == STATUS_OK) reader_say(cli, &reader);
    if (status == STATUS_OK) status = card_print(cli->format, db, found.asset_id, err);
    store_close(db);
    return status;
}

const struct command command_asset = {
    "asset", "show the record card of an asset", run,
    "usage: terrier asset REF [--as ROLE] [--as-at DAY] [--known-at TIME] [--data DIR]\n"
    "                         [--format table|json]\n"
    "\n"
    "Shows all that is recorded of one asset: identity, holding, tenure and leases, who repairs,\n"
    "buildings, condition and backlog, compliance, use, energy, value, judgement, its source and last\n"
    "changes. REF is the reference, the predecessor's code or the UPRN.\n"
    "\n"
    "  --as ROLE        what public, reader, gis, editor or steward may see\n" READER_TIMES_HELP "\n"
    "examples:\n"
    "  terrier asset SC000001\n"
    "  terrier asset 99000010007 --format json\n"
    "  terrier asset SC000001 --known-at \"revision 1\"\n"};
