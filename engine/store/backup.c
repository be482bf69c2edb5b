/* Making a backup: pg_basebackup of the running cluster, into a directory that gets its name when it is
 * whole. */
#include "engine/store/backup.h"

#include <errno.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/progress.h"
#include "engine/store/backup_private.h"
#include "sql/embedded.h"

enum status backup_open(struct store **db, const struct cluster *cluster, struct error *err) {
    struct text dsn = TEXT_EMPTY;
    enum status status;

    cluster_dsn_for(&dsn, cluster, "terrier", "terrier_owner");
    status = store_open(db, text_string(&dsn), err);
    text_free(&dsn);
    return status;
}

/* What pg_basebackup --progress says: " 23541/51234 kB (45%), 0/1 tablespace". */
static void hear(void *context, const char *said, size_t length) {
    const char *percent = memchr(said, '(', length);

    if (percent && percent + 4 < said + length) progress_step(context, atoi(percent + 1));
}

static enum status run_heard(struct cluster *cluster, const char *const *argv, struct progress *progress,
                             enum status failed, const char *what, struct error *err) {
    struct text said = TEXT_EMPTY;
    int code = 0;
    enum status status =
        cluster_server_run(cluster, argv, progress ? hear : NULL, progress, &said, &code, err);
    const char *line = text_string(&said);
    const char *fault = strstr(line, "error: ");

    if (fault) line = fault + strlen("error: ");
    if (status == STATUS_OK && code != 0)
        status = error_set(err, failed, "%s: %.*s", what, (int)strcspn(line, "\n"), line);
    text_free(&said);
    return status;
}

enum status backup_run(struct cluster *cluster, const char *const *argv, enum status failed, const char *what,
                       struct error *err) {
    return run_heard(cluster, argv, NULL, failed, what, err);
}

static enum status read_head(const struct cluster *cluster, struct backup_label *label, struct error *err) {
    struct store *db = NULL;
    struct rows *rows = NULL;
    enum status status = backup_open(&db, cluster, err);

    if (status == STATUS_OK) status = store_query(db, sql_backup_head, BIND_NONE, STORE_ONE, &rows, err);
    if (status == STATUS_OK) {
        label->revision = rows_integer(rows, 0, 0);
        snprintf(label->digest, sizeof label->digest, "%s", rows_text(rows, 0, 1));
        label->major = (int)rows_integer(rows, 0, 2);
    }
    rows_free(rows);
    store_close(db);
    return status;
}

static enum status copy_cluster(struct cluster *cluster, const char *into, struct error *err) {
    const char *const argv[] = {arena_format(cluster->arena, "%s/pg_basebackup", cluster->binaries),
                                "--host",
                                cluster->socket_directory,
                                "--port=5432",
                                "--username=terrier_admin",
                                "--no-password",
                                "--pgdata",
                                arena_format(cluster->arena, "%s/cluster", into),
                                "--wal-method=stream",
                                "--checkpoint=fast",
                                "--manifest-checksums=SHA256",
                                "--progress",
                                NULL};
    struct progress progress = progress_start("Copying the database, per cent", 100);
    enum status status = run_heard(cluster, argv, &progress, STATUS_UNAVAILABLE,
                                   "the running database could not be copied", err);

    progress_end(&progress);
    return status;
}

/* The operator's settings stand beside the cluster, not in it. */
static enum status copy_settings(struct cluster *cluster, const char *into, struct error *err) {
    const char *settings = arena_format(cluster->arena, "%s/server.conf", cluster->data);
    const char *const argv[] = {"/bin/cp", "--", settings, into, NULL};

    if (access(settings, F_OK) != 0) return STATUS_OK;
    return backup_run(cluster, argv, STATUS_IO, "server.conf could not be copied", err);
}

static int64_t size_of(const char *path) {
    char *const roots[] = {(char *)path, NULL};
    int64_t bytes = 0;
    FTSENT *entry;
    FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);

    while (tree && (entry = fts_read(tree)))
        if (entry->fts_info == FTS_F) bytes += entry->fts_statp->st_size;
    if (tree) fts_close(tree);
    return bytes;
}

static enum status make_directory(const struct cluster *cluster, const char *path, struct error *err) {
    if (mkdir(path, 0700) != 0 ||
        (geteuid() == 0 && chown(path, cluster->owner.uid, cluster->owner.gid) != 0))
        return error_set(err, STATUS_IO, "the directory %s cannot be made: %s", path, strerror(errno));
    return STATUS_OK;
}

static enum status make(struct cluster *cluster, const char *to, struct backup_report *report,
                        struct error *err) {
    const char *fresh = arena_format(cluster->arena, "%s.partial", to);
    struct backup_label label = {0};
    enum status status = cluster_tree_remove(fresh, err);

    if (status == STATUS_OK) status = read_head(cluster, &label, err);
    if (status == STATUS_OK) status = cluster_programs_find(cluster, label.major, err);
    if (status == STATUS_OK) status = make_directory(cluster, fresh, err);
    if (status == STATUS_OK) status = copy_cluster(cluster, fresh, err);
    if (status == STATUS_OK) status = copy_settings(cluster, fresh, err);
    if (status == STATUS_OK) status = backup_label_write(cluster, fresh, &label, err);
    if (status == STATUS_OK && rename(fresh, to) != 0)
        status = error_set(err, STATUS_IO, "%s cannot be renamed to %s: %s", fresh, to, strerror(errno));
    if (status != STATUS_OK) {
        struct error ignored;
        cluster_tree_remove(fresh, &ignored);
        return status;
    }
    report->revision = label.revision;
    report->bytes = size_of(to);
    return STATUS_OK;
}

enum status backup_make(const char *data_directory, const char *to, struct backup_report *report,
                        struct error *err) {
    struct cluster cluster = {.arena = arena_new()};
    struct cluster_state state;
    struct stat found;
    enum status status = cluster_look(data_directory, &state, err);

    if (status == STATUS_OK && !state.running)
        status = error_set(err, STATUS_UNAVAILABLE,
                           "the database in %s is down: `terrier up` starts it, and a backup is made while "
                           "it runs",
                           data_directory);
    if (status == STATUS_OK && lstat(to, &found) == 0)
        status = error_set(err, STATUS_CONFLICT,
                           "%s is there already: name a directory that is not, such as one with the day in "
                           "its name",
                           to);
    if (status == STATUS_OK) status = cluster_owner_find(&cluster.owner, false, err);
    if (status == STATUS_OK) {
        cluster_paths(&cluster, data_directory);
        status = make(&cluster, to, report, err);
    }
    arena_free(cluster.arena);
    return status;
}
