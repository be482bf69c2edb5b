/* terrier export */
#include "engine/exchange/export.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/memory.h"
#include "engine/exchange/gaps.h"
#include "tools/cli/reader.h"

struct asked {
    struct reader reader;
    const char *path;
    const char *sort;
    const char *limit;
};

static enum status take(struct cli *cli, struct asked *asked, struct query *query, struct error *err) {
    enum status status = reader_options(cli, &asked->reader, err);

    if (status == STATUS_OK) status = cli_option(cli, "--to", &asked->path, err);
    if (status == STATUS_OK) status = cli_option(cli, "--sort", &asked->sort, err);
    if (status == STATUS_OK) status = cli_option(cli, "--limit", &asked->limit, err);
    if (status == STATUS_OK) status = reader_filters(cli, query, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK && asked->path == NULL)
        status =
            error_set(err, STATUS_INVALID, "`terrier export` needs --to FILE: see `terrier export --help`");
    if (status == STATUS_OK) status = export_check(asked->path, err);
    if (status == STATUS_OK && asked->sort) status = query_order(query, asked->sort, err);
    if (status == STATUS_OK && asked->limit) status = query_limit(query, asked->limit, err);
    return status;
}

/* --- gazetteer-gaps --- */

static enum status run_gaps(struct cli *cli, struct error *err) {
    struct reader reader = {0};
    const char *path = NULL;
    struct store *db = NULL;
    char number[FORMAT_SIZE];
    int64_t count = 0;
    enum status status =
        cli_flag(cli, "gazetteer-gaps") ? reader_options(cli, &reader, err) : STATUS_INTERNAL;

    if (status == STATUS_OK) status = cli_option(cli, "--to", &path, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK && path == NULL)
        status = error_set(err, STATUS_INVALID, "`terrier export gazetteer-gaps` needs --to FILE.csv");
    if (status == STATUS_OK) status = reader_connect(cli, &reader, &db, err);
    if (status == STATUS_OK) status = gaps_write(path, db, &count, err);
    if (status == STATUS_OK)
        printf("%s: %s asset%s without a UPRN. It names what is marked internal: for staff and the address "
               "custodian.\n",
               path, format_integer(number, count), count == 1 ? "" : "s");
    store_close(db);
    return status;
}

/* --- assets --- */

static bool wants_gaps(const struct cli *cli) {
    return cli->argument_count > 0 && strcmp(cli->arguments[0], "gazetteer-gaps") == 0;
}

static enum status run(struct cli *cli, struct error *err) {
    if (wants_gaps(cli)) return run_gaps(cli, err);
    struct asked asked = {0};
    struct query *query = query_new();
    struct arena *arena = arena_new();
    struct store *db = NULL;
    int64_t count = 0;
    char number[FORMAT_SIZE];
    enum status status = take(cli, &asked, query, err);

    if (status == STATUS_OK) status = reader_connect(cli, &asked.reader, &db, err);
    if (status == STATUS_OK) {
        struct export what = {asked.path, arena_format(arena, "%s/proj", cli->data_directory)};
        status = export_write(&what, query, db, &count, err);
    }
    if (status == STATUS_OK && count == 0)
        cli_say_none("no asset held answers to this; --all also looks through those outside the counts");
    if (status == STATUS_OK)
        printf("%s: %s asset%s%s%s\n", asked.path, format_integer(number, count), count == 1 ? "" : "s",
               asked.reader.said[0] ? ", " : "", asked.reader.said);
    store_close(db);
    arena_free(arena);
    query_free(query);
    return status;
}

const struct command command_export = {
    "export", "write assets to a file for maps or spreadsheets", run,
    "usage: terrier export --to FILE [FILTERS] [--sort COLUMNS] [--limit N] [--as ROLE]\n"
    "                               [--as-at DAY] [--known-at TIME] [--data DIR]\n"
    "       terrier export gazetteer-gaps --to FILE.csv [--as ROLE]\n"
    "\n"
    "Writes the assets held that the filters find. The ending of FILE says how:\n"
    "  .gpkg     GeoPackage, EPSG:27700: assets, land_parcels, buildings, emissions, recommendations\n"
    "  .fgb      FlatGeobuf, EPSG:27700: those with coordinates alone (--located no lists the others)\n"
    "  .geojson  GeoJSON, longitude and latitude\n"
    "  .csv      CSV, UTF-8            .ods      OpenDocument spreadsheet\n"
    "A file of that name is replaced, once the new one is whole. Text that a spreadsheet would run as\n"
    "a formula gets an apostrophe before it in .csv and .ods.\n"
    "\n" READER_FILTERS_HELP "\n"
    "  --as ROLE        what public, reader, gis, editor or steward may see; for files that leave the\n"
    "                   council use --as public\n" READER_TIMES_HELP "\n"
    "gazetteer-gaps writes the assets without a UPRN as the council's address custodian takes them: the\n"
    "address in the parts of BS 7666, a suggested class, and what is asked. It is for staff alone.\n"
    "\n"
    "examples:\n"
    "  terrier export --to estate.gpkg\n"
    "  terrier export --to surplus.csv --purpose surplus --as public\n"
    "  terrier export gazetteer-gaps --to gaps.csv\n"};
