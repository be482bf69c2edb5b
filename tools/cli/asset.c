/* terrier asset REF: the record card; where its values come from; what people set, taken back. */
#include <stdio.h>

#include "engine/base/memory.h"
#include "engine/query/find.h"
#include "engine/register/edit.h"
#include "sql/embedded.h"
#include "tools/cli/asset_parts.h"
#include "tools/cli/card.h"
#include "tools/cli/reader.h"

struct asked {
    struct reader reader;
    const char *given;
    bool provenance;
    const char *release; /* fields; NULL: nothing is taken back */
    struct asset_settings set;
};

static enum status check(const struct cli *cli, const struct asked *asked, struct error *err) {
    bool changes = asked->release || asked->set.count > 0;
    if (asked->provenance + (asked->release != NULL) + (asked->set.count > 0) > 1)
        return error_set(err, STATUS_INVALID, "give --set, --release or --provenance, one at a time");
    if (changes && asked->reader.as)
        return error_set(err, STATUS_INVALID, "--as is for looking: --set and --release change the record");
    if ((changes || asked->provenance) && (asked->reader.times.as_at || asked->reader.times.known_at))
        return error_set(err, STATUS_INVALID,
                         "--provenance, --set and --release are of the record as it is now: leave --as-at "
                         "and --known-at out");
    if (changes != (asked->set.reason != NULL))
        return error_set(
            err, STATUS_INVALID,
            "--set FIELD=VALUE or --release FIELD goes with --reason WHY: it is kept with the change");
    if (!asked->provenance && cli->format == OUTPUT_CSV)
        return error_set(err, STATUS_INVALID, "a record card is no table: --format is table or json here");
    return STATUS_OK;
}

static enum status take(struct cli *cli, struct asked *asked, struct error *err) {
    enum status status = reader_options(cli, &asked->reader, err);

    asked->provenance = cli_flag(cli, "--provenance");
    if (status == STATUS_OK) status = cli_option(cli, "--release", &asked->release, err);
    if (status == STATUS_OK) status = cli_option(cli, "--reason", &asked->set.reason, err);
    if (status == STATUS_OK)
        status = cli_options(cli, "--set", asked->set.given, ASSET_SETTINGS_MOST, &asked->set.count, err);
    if (status == STATUS_OK) status = cli_operand(cli, "REF", &asked->given, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    return status == STATUS_OK ? check(cli, asked, err) : status;
}

static enum status print_provenance(const struct cli *cli, struct store *db, int64_t asset_id,
                                    struct error *err) {
    char id[24];
    struct rows *rows = NULL;
    enum status status = store_query(db, cli->format == OUTPUT_TABLE ? sql_provenance_shown : sql_provenance,
                                     BIND(bind_integer(id, asset_id)), STORE_MANY, &rows, err);

    if (status == STATUS_OK) output_rows(cli->format, rows);
    rows_free(rows);
    rows = NULL;
    if (status == STATUS_OK && cli->format == OUTPUT_TABLE)
        status = store_query(db, sql_provenance_sources, BIND(id), STORE_MANY, &rows, err);
    if (status == STATUS_OK && rows != NULL && rows_count(rows) > 0) {
        putchar('\n');
        output_rows(OUTPUT_TABLE, rows);
    }
    rows_free(rows);
    return status;
}

/* --- taking back --- */

struct release {
    struct register_edit edit;
    struct arena *arena;
    struct register_edited edited;
};

static enum status work(struct store *db, void *context, struct error *err) {
    struct release *release = context;
    return register_release(db, release->arena, &release->edit, &release->edited, err);
}

static enum status release(const struct cli *cli, const struct asked *asked, struct store *db,
                           const char *reference, struct error *err) {
    struct release release = {
        .edit = {.reference = reference, .fields = asked->release, .reason = asked->set.reason},
        .arena = arena_new()};
    enum status status =
        store_transaction(db, (struct store_intent){NULL, asked->set.reason, false}, work, &release, err);

    if (status == STATUS_OK)
        output_items(cli->format,
                     (const struct output_item[]){{"asset", reference},
                                                  {"taken_back", asked->release},
                                                  {"version", release.edited.version}},
                     3);
    arena_free(release.arena);
    return status;
}

static enum status run(struct cli *cli, struct error *err) {
    struct asked asked = {0};
    struct store *db = NULL;
    struct query_found found;
    enum status status = take(cli, &asked, err);

    if (status == STATUS_OK) status = reader_connect(cli, &asked.reader, &db, err);
    if (status == STATUS_OK) status = query_find(&found, db, asked.given, err);
    if (status == STATUS_OK) reader_say(cli, &asked.reader);
    if (status == STATUS_OK && asked.release)
        status = release(cli, &asked, db, found.reference, err);
    else if (status == STATUS_OK && asked.set.count > 0)
        status = asset_set(cli, db, found.reference, &asked.set, err);
    else if (status == STATUS_OK && asked.provenance)
        status = print_provenance(cli, db, found.asset_id, err);
    else if (status == STATUS_OK)
        status = card_print(cli->format, db, found.asset_id, err);
    store_close(db);
    return status;
}

const struct command command_asset = {
    "asset", "show the record card of an asset, or correct it", run,
    "usage: terrier asset REF [--as ROLE] [--as-at DAY] [--known-at TIME] [--data DIR]\n"
    "                         [--format table|json]\n"
    "       terrier asset REF --provenance [--as ROLE] [--format table|csv|json]\n"
    "       terrier asset REF --set FIELD=VALUE [--set FIELD=VALUE]... --reason WHY\n"
    "       terrier asset REF --release FIELD[,FIELD] --reason WHY\n"
    "\n"
    "Shows all that is recorded of one asset: identity, holding, tenure and leases, who repairs,\n"
    "buildings, condition and backlog, compliance, use, energy, value, judgement, its source and last\n"
    "changes. REF is the reference, the predecessor's code or the UPRN.\n"
    "\n"
    "  --as ROLE        what public, reader, gis, editor or steward may see\n" READER_TIMES_HELP
    "  --provenance     where each value comes from: source, file, row and date, and what else was\n"
    "                   said of it and why that was not taken; then where each part comes from\n"
    "  --set FIELD=VALUE  corrects the record by hand: it stands above every source until it is released.\n"
    "                   VALUE unknown empties the field; holding.from and liability.from say from which\n"
    "                   day; location is an easting and northing, a grid reference, or latitude and\n"
    "                   longitude; building.code says which building. A field that there is not is answered "
    "with the list\n"
    "  --release FIELD  takes back what a person set: what the sources say best stands again\n"
    "  --reason WHY     kept in the history with that\n"
    "\n"
    "examples:\n"
    "  terrier asset SC000001\n"
    "  terrier asset SC000001 --provenance\n"
    "  terrier asset SC000001 --set \"name=Market Hall\" --set street=unknown --reason \"site visit\"\n"
    "  terrier asset SC000001 --set \"location=ST 228 245\" --reason \"seen on site\"\n"
    "  terrier asset SC000001 --set building.floor_area_m2=412.5 --reason \"measured on site\"\n"
    "  terrier asset SC000001 --set holding.status=vacant --set holding.from=2026-11-01 --reason closed\n"
    "  terrier asset SC000001 --release name --reason \"the list has been corrected\"\n"
    "  terrier asset 99000010007 --format json\n"
    "  terrier asset SC000001 --known-at \"revision 1\"\n"};
