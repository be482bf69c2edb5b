/* terrier up */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "engine/base/text.h"
#include "engine/store/cluster.h"
#include "engine/store/migrate.h"
#include "geo/geo.h"
#include "geo/ostn15.h"
#include "tools/cli/cli.h"
#include "tools/cli/migrated.h"

static bool uses_own_server(void) {
    const char *dsn = getenv("TERRIER_DSN");
    return dsn != NULL && *dsn != '\0';
}

static bool has_grid(const char *proj) {
    struct geo *geo = NULL;
    struct error ignored = {0};
    bool has = geo_open(&geo, proj, &ignored) == STATUS_OK && geo_operation(geo)->grid;

    geo_close(geo);
    return has;
}

/* Before the server starts, because it looks for grids only then. Without one everything works, to 2 m. */
static void build_grid(const char *data_directory) {
    struct text proj = TEXT_EMPTY;
    struct error err = {0};
    enum status status = STATUS_OK;

    text_format(&proj, "%s/proj", data_directory);
    if (!has_grid(text_string(&proj)))
        status = ostn15_build(ostn15_debian_directory, text_string(&proj), &err);
    if (status != STATUS_OK)
        fprintf(stderr, "terrier: coordinates will be good to 2 m only. %s\n", err.message);
    else {
        text_format(&proj, "/%s", ostn15_file_name);
        chmod(text_string(&proj), 0644); /* the server runs as another user than root */
    }
    text_free(&proj);
}

static enum status start_cluster(const struct cli *cli, struct error *err) {
    struct cluster_state state;
    enum status status = cluster_prepare(cli->data_directory, err);

    if (status != STATUS_OK) return status;
    build_grid(cli->data_directory);
    status = cluster_up(cli->data_directory, &state, err);

    if (status == STATUS_OK)
        printf("PostgreSQL %d runs in %s (process %ld).\n", state.server_major, state.data_directory,
               state.postmaster);
    return status;
}

static enum status run(struct cli *cli, struct error *err) {
    struct store *db = NULL;
    struct migrate_report report;
    enum status status = cli_end(cli, err);

    if (status == STATUS_OK && !uses_own_server()) status = start_cluster(cli, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = migrate_run(db, false, &report, err);
    if (status == STATUS_OK) print_migrated(&report);
    store_close(db);
    return status;
}

const struct command command_up = {
    "up", "start the private database, made and migrated if need be", run,
    "usage: terrier up [--data DIR]\n"
    "\n"
    "Makes a private PostgreSQL cluster under the data directory if there is none, starts it if it is\n"
    "down, and brings the database to what this terrier needs. Builds the OSTN15 grid from Ordnance\n"
    "Survey's shifts if these are installed, so that coordinates are exact to 1 cm. It listens on no\n"
    "network. A second run changes nothing. With TERRIER_DSN set, that server is used instead and\n"
    "only the migrations are run.\n"
    "\n"
    "  --data DIR   where the data lives; also TERRIER_DATA. Default: /var/lib/terrier as root,\n"
    "               otherwise ~/.local/share/terrier\n"
    "\n"
    "examples:\n"
    "  terrier up\n"
    "  terrier up --data /srv/terrier-trial\n"};
