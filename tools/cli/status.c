/* terrier status */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/service/running.h"
#include "engine/store/cluster.h"
#include "engine/store/migrate.h"
#include "geo/geo.h"
#include "geo/ostn15.h"
#include "sql/embedded.h"
#include "tools/cli/cli.h"

#define ITEMS_MAX         12
#define SAME_POINT_METRES 0.01

/* A point in Taunton, to compare the server's transformation with ours. */
#define KNOWN_LONGITUDE -3.1
#define KNOWN_LATITUDE  51.015

struct card {
    struct arena *arena;
    struct output_item items[ITEMS_MAX];
    size_t count;
};

static void add(struct card *card, const char *name, const char *value) {
    card->items[card->count++] = (struct output_item){name, value};
}

static enum status add_cluster(struct card *card, const struct cli *cli, struct error *err) {
    struct cluster_state state;
    enum status status = cluster_look(cli->data_directory, &state, err);

    if (status != STATUS_OK) return status;
    add(card, "data directory", cli->data_directory);
    if (!state.exists)
        add(card, "cluster", "none yet: `terrier up` makes it");
    else if (!state.running)
        add(card, "cluster",
            arena_format(card->arena, "PostgreSQL %d, down: `terrier up` starts it", state.server_major));
    else
        add(card, "cluster",
            arena_format(card->arena, "PostgreSQL %d, up (process %ld), socket in %s", state.server_major,
                         state.postmaster, state.socket_directory));
    return STATUS_OK;
}

/* Only one that was left running is known; another is its starter's. */
static void add_service(struct card *card, const struct cli *cli) {
    struct running running;
    struct error said = {0};

    if (running_look(cli->data_directory, NULL, &running, &said) != STATUS_OK)
        add(card, "service", arena_text(card->arena, said.message));
    else if (running.process == 0)
        add(card, "service", "none was left running: `terrier serve --detach` does");
    else
        add(card, "service", arena_format(card->arena, "%s (process %ld)", running.address, running.process));
}

static enum status add_versions(struct card *card, struct store *db, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_status_versions, BIND_NONE, STORE_ONE, &rows, err);

    if (status == STATUS_OK) {
        add(card, "database",
            arena_format(card->arena, "%s, as %s", rows_text(rows, 0, 0), rows_text(rows, 0, 1)));
        add(card, "server",
            arena_format(card->arena, "PostgreSQL %s, PostGIS %s", rows_text(rows, 0, 2),
                         rows_text(rows, 0, 3) ? rows_text(rows, 0, 3) : "missing"));
    }
    rows_free(rows);
    return status;
}

/* What is to be done, or what stands in the way, is news here and no failure. */
static void add_migrations(struct card *card, struct store *db) {
    struct migrate_report report;
    struct error said = {0};

    if (migrate_run(db, true, &report, &said) == STATUS_OK)
        add(card, "migrations",
            arena_format(card->arena, "%d of %d, all in place", report.version, report.available));
    else
        add(card, "migrations", arena_text(card->arena, said.message));
}

static void add_server_point(struct card *card, struct store *db, struct geo *geo) {
    struct rows *rows = NULL;
    struct error said = {0};
    double x, y, away;

    if (geo_to_grid(geo, KNOWN_LONGITUDE, KNOWN_LATITUDE, &x, &y, &said) != STATUS_OK) return;
    if (store_query(db, sql_status_known_point, BIND_NONE, STORE_ONE, &rows, &said) == STATUS_OK) {
        away = hypot(rows_number(rows, 0, 0) - x, rows_number(rows, 0, 1) - y);
        add(card, "server's coordinates",
            away <= SAME_POINT_METRES
                ? "the same as ours"
                : arena_format(card->arena,
                               "%.2f m away from ours: the server has another grid than "
                               "terrier (restart it with `terrier down` and `terrier up`)",
                               away));
    }
    rows_free(rows);
}

static void add_coordinates(struct card *card, const struct cli *cli, struct store *db) {
    const char *proj = arena_format(card->arena, "%s/proj", cli->data_directory);
    const struct geo_operation *operation;
    struct geo *geo = NULL;
    struct error said = {0};

    if (geo_open(&geo, proj, &said) != STATUS_OK) {
        add(card, "coordinates", arena_text(card->arena, said.message));
        return;
    }
    operation = geo_operation(geo);
    add(card, "coordinates", arena_text(card->arena, operation->name));
    add(card, "accuracy",
        arena_format(card->arena, "%g m%s", operation->accuracy_metres,
                     operation->grid ? " (OSTN15)" : ": there is no OSTN15 grid here"));
    if (db != NULL) add_server_point(card, db, geo);
    if (operation->grid) add(card, "notice", ostn15_notice);
    geo_close(geo);
}

static enum status run(struct cli *cli, struct error *err) {
    struct card card = {.arena = arena_new()};
    struct store *db = NULL;
    struct error down = {0};
    enum status status = cli_end(cli, err);

    if (status == STATUS_OK) status = add_cluster(&card, cli, err);
    if (status == STATUS_OK) add_service(&card, cli);
    if (status == STATUS_OK && cli_connect(cli, NULL, &db, &down) == STATUS_OK) {
        status = add_versions(&card, db, err);
        if (status == STATUS_OK) add_migrations(&card, db);
    }
    if (status == STATUS_OK) {
        add_coordinates(&card, cli, db);
        output_items(cli->format, card.items, card.count);
        if (db == NULL) status = error_set(err, down.status, "%s", down.message);
    }
    store_close(db);
    arena_free(card.arena);
    return status;
}

const struct command command_status = {
    "status", "show the database, its migrations and the coordinates' accuracy", run,
    "usage: terrier status [--data DIR] [--format table|csv|json]\n"
    "\n"
    "Shows the private cluster, the server and its version, the state of the migrations, and by which\n"
    "operation and how accurately coordinates are transformed. Changes nothing. Exit code 5 when the\n"
    "database is down.\n"
    "\n"
    "examples:\n"
    "  terrier status\n"
    "  terrier status --format json\n"};
