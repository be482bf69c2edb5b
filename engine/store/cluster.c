/* Up, down and the connection string of the private cluster. */
#include "engine/store/cluster.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/store/cluster_private.h"
#include "engine/store/extension.h"
#include "engine/store/store_private.h"
#include "sql/embedded.h"

#define READY_PAUSE_MICROSECONDS 200000
#define READY_WAITS              600 /* two minutes: a server that recovers from a crash may need a while */

void cluster_dsn_for(struct text *out, const struct cluster *cluster, const char *database,
                     const char *role) {
    text_clear(out);
    dsn_add(out, "host", cluster->socket_directory);
    dsn_add(out, "port", "5432");
    dsn_add(out, "dbname", database);
    dsn_add(out, "user", role);
    dsn_add(out, "requirepeer", cluster->owner.name); /* nobody else's server answers in its place */
}

static enum status open_as_admin(struct store **db, const struct cluster *cluster, const char *database,
                                 struct error *err) {
    struct text dsn = TEXT_EMPTY;
    enum status status;

    cluster_dsn_for(&dsn, cluster, database, "terrier_admin");
    status = store_open(db, text_string(&dsn), err);
    text_free(&dsn);
    return status;
}

static enum status make_database(const struct cluster *cluster, struct error *err) {
    struct store *db = NULL;
    struct rows *found = NULL;
    enum status status = open_as_admin(&db, cluster, "postgres", err);

    if (status == STATUS_OK) status = store_script(db, sql_cluster_owner_role, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_cluster_database_exists, BIND_NONE, STORE_ONE, &found, err);
    if (status == STATUS_OK && !rows_boolean(found, 0, 0))
        status = store_script(db, sql_cluster_database_create, err);
    rows_free(found);
    store_close(db);
    return status;
}

static enum status make_extensions(const struct cluster *cluster, struct error *err) {
    struct store *db = NULL;
    enum status status = open_as_admin(&db, cluster, "terrier", err);

    if (status == STATUS_OK) status = extension_ensure(db, err);
    store_close(db);
    return status;
}

enum status cluster_programs_find(struct cluster *cluster, int major, struct error *err) {
    struct text binaries = TEXT_EMPTY;
    enum status status = cluster_server_binaries(&binaries, major, err);

    if (status == STATUS_OK) cluster->binaries = arena_text(cluster->arena, text_string(&binaries));
    text_free(&binaries);
    return status;
}

/* After a crash the server is there some time before it answers, and while it stops some time after. */
static void wait_until_ready(const struct cluster *cluster) {
    struct text dsn = TEXT_EMPTY;

    cluster_dsn_for(&dsn, cluster, "postgres", "terrier_admin");
    for (int waited = 0; waited < READY_WAITS && store_not_ready(text_string(&dsn)); waited++)
        usleep(READY_PAUSE_MICROSECONDS);
    text_free(&dsn);
}

static enum status up_locked(struct cluster *cluster, struct cluster_state *state, struct error *err) {
    enum status status = cluster_look(cluster->data, state, err);

    if (status == STATUS_OK && state->running) {
        wait_until_ready(cluster);
        status = cluster_look(cluster->data, state, err);
    }
    if (status == STATUS_OK) status = cluster_programs_find(cluster, state->server_major, err);
    if (status == STATUS_OK && !state->exists) status = cluster_server_make(cluster, err);
    if (status == STATUS_OK && !state->running) status = cluster_server_start(cluster, err);
    if (status == STATUS_OK) status = make_database(cluster, err);
    if (status == STATUS_OK) status = make_extensions(cluster, err);
    return status == STATUS_OK ? cluster_look(cluster->data, state, err) : status;
}

enum status cluster_begin(struct cluster *cluster, const char *data_directory, int *lock, struct error *err) {
    struct cluster_state state;
    enum status status = cluster_owner_find(&cluster->owner, true, err);

    cluster_paths(cluster, data_directory);
    if (status == STATUS_OK) status = cluster_look(data_directory, &state, err);
    if (status == STATUS_OK) status = cluster_data_make(cluster, err);
    if (status == STATUS_OK) status = cluster_lock_take(cluster, lock, err);
    return status == STATUS_OK ? cluster_directories_make(cluster, err) : status;
}

enum status cluster_prepare(const char *data_directory, struct error *err) {
    struct cluster cluster = {.arena = arena_new()};
    int lock = -1;
    enum status status = cluster_begin(&cluster, data_directory, &lock, err);

    cluster_lock_release(lock);
    arena_free(cluster.arena);
    return status;
}

enum status cluster_up(const char *data_directory, struct cluster_state *state, struct error *err) {
    struct cluster cluster = {.arena = arena_new()};
    int lock = -1;
    enum status status = cluster_begin(&cluster, data_directory, &lock, err);

    if (status == STATUS_OK) status = up_locked(&cluster, state, err);
    cluster_lock_release(lock);
    arena_free(cluster.arena);
    return status;
}

static enum status down_locked(struct cluster *cluster, struct error *err) {
    struct cluster_state state;
    enum status status = cluster_look(cluster->data, &state, err);

    if (status != STATUS_OK || !state.running) return status;
    status = cluster_programs_find(cluster, state.server_major, err);
    return status == STATUS_OK ? cluster_server_stop(cluster, err) : status;
}

enum status cluster_down(const char *data_directory, struct error *err) {
    struct cluster cluster = {.arena = arena_new()};
    struct cluster_state state;
    int lock = -1;
    enum status status = cluster_look(data_directory, &state, err);

    if (status == STATUS_OK && !state.exists) goto done; /* what is not there is down */
    if (status == STATUS_OK) status = cluster_owner_find(&cluster.owner, false, err);
    cluster_paths(&cluster, data_directory);
    if (status == STATUS_OK) status = cluster_owner_check(&cluster, err);
    if (status == STATUS_OK) status = cluster_lock_take(&cluster, &lock, err);
    if (status == STATUS_OK) status = down_locked(&cluster, err);
    cluster_lock_release(lock);

done:
    arena_free(cluster.arena);
    return status;
}

static enum status dsn_of_running(struct text *out, const char *data_directory, const char *role,
                                  struct error *err) {
    struct cluster cluster = {.arena = arena_new()};
    struct cluster_state state;
    enum status status = cluster_look(data_directory, &state, err);

    if (status == STATUS_OK && !state.running)
        status = error_set(err, STATUS_UNAVAILABLE,
                           "the database in %s is not running: start it with `terrier up`", data_directory);
    if (status == STATUS_OK) status = cluster_owner_find(&cluster.owner, false, err);
    if (status == STATUS_OK) {
        cluster_paths(&cluster, data_directory);
        cluster.socket_directory = state.socket_directory;
        cluster_dsn_for(out, &cluster, "terrier", role ? role : "terrier_owner");
    }
    arena_free(cluster.arena);
    return status;
}

enum status cluster_dsn(struct text *out, const char *data_directory, const char *role, struct error *err) {
    const char *given = getenv("TERRIER_DSN");

    if (!given || !*given) return dsn_of_running(out, data_directory, role, err);
    text_clear(out);
    text_add(out, given);
    return STATUS_OK;
}
