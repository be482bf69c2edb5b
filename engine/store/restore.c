/* Bringing a backup back, with every check that can be made of it. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/store/backup_private.h"
#include "sql/embedded.h"

/* Each file's SHA-256 against the manifest, and whether the WAL is all there. */
static enum status check_files(struct cluster *cluster, const char *backup, struct error *err) {
    const char *const argv[] = {arena_format(cluster->arena, "%s/pg_verifybackup", cluster->binaries),
                                "--exit-on-error", "--quiet",
                                arena_format(cluster->arena, "%s/cluster", backup), NULL};

    return backup_run(cluster, argv, STATUS_INVALID, "the backup is damaged", err);
}

static enum status copy_back(struct cluster *cluster, const char *backup, struct error *err) {
    const char *fresh = arena_format(cluster->arena, "%s/cluster.new", cluster->data);
    const char *settings = arena_format(cluster->arena, "%s/server.conf", backup);
    const char *const copy_cluster[] = {
        "/bin/cp", "-a", "--reflink=auto", "--", arena_format(cluster->arena, "%s/cluster", backup),
        fresh,     NULL};
    const char *const copy_settings[] = {"/bin/cp",     "-a", "--no-clobber", "--", settings,
                                         cluster->data, NULL};
    enum status status = cluster_tree_remove(fresh, err);

    if (status == STATUS_OK)
        status = backup_run(cluster, copy_cluster, STATUS_IO, "the backup could not be copied", err);
    if (status == STATUS_OK && access(settings, F_OK) == 0)
        status = backup_run(cluster, copy_settings, STATUS_IO, "server.conf could not be copied", err);
    if (status == STATUS_OK && rename(fresh, cluster->pgdata) != 0)
        status = error_set(err, STATUS_IO, "%s cannot be renamed to %s: %s", fresh, cluster->pgdata,
                           strerror(errno));
    return status;
}

static enum status tell_faults(const struct rows *faults, struct error *err) {
    struct text list = TEXT_EMPTY;

    for (size_t i = 0; i < rows_count(faults); i++)
        text_format(&list, "%s%s: %s", i ? "; " : "", rows_text(faults, i, 0), rows_text(faults, i, 1));
    error_set(err, STATUS_INVALID, "the backup does not hold the register as it was written: %.1500s",
              text_string(&list));
    text_free(&list);
    return STATUS_INVALID;
}

static enum status check_record(struct store *db, const struct backup_label *label,
                                struct restore_report *report, struct error *err) {
    struct rows *faults = NULL, *rows = NULL;
    char revision[24];
    enum status status =
        store_query(db, sql_restore_faults, BIND(bind_integer(revision, label->revision), label->digest),
                    STORE_MANY, &faults, err);

    if (status == STATUS_OK && rows_count(faults) > 0) status = tell_faults(faults, err);
    if (status == STATUS_OK) status = store_query(db, sql_restore_rows, BIND_NONE, STORE_ONE, &rows, err);
    if (status == STATUS_OK) {
        report->revision = rows_integer(rows, 0, 0);
        report->rows = rows_integer(rows, 0, 1);
    }
    rows_free(faults);
    rows_free(rows);
    return status;
}

/* Under the lock, with the cluster's directories made. */
static enum status bring_back(struct cluster *cluster, const char *backup, struct restore_report *report,
                              struct error *err) {
    struct backup_label label;
    struct store *db = NULL;
    enum status status = backup_label_read(backup, &label, err);

    if (status == STATUS_OK) status = cluster_programs_find(cluster, label.major, err);
    if (status == STATUS_OK) status = check_files(cluster, backup, err);
    if (status == STATUS_OK) status = copy_back(cluster, backup, err);
    if (status == STATUS_OK) status = cluster_server_start(cluster, err);
    if (status == STATUS_OK) status = backup_open(&db, cluster, err);
    if (status == STATUS_OK) status = check_record(db, &label, report, err);
    if (status == STATUS_OK) status = store_run(db, sql_restore_incarnation, BIND_NONE, err);
    store_close(db);
    return status;
}

/* Only what this restore has put there. */
static void take_away(struct cluster *cluster) {
    struct error ignored;

    if (cluster->binaries && access(cluster->pgdata, F_OK) == 0) cluster_server_stop(cluster, &ignored);
    cluster_tree_remove(cluster->pgdata, &ignored);
}

static enum status restore(const char *backup, const char *data_directory, struct restore_report *report,
                           struct error *err) {
    struct cluster cluster = {.arena = arena_new()};
    struct stat found;
    int lock = -1;
    enum status status = cluster_begin(&cluster, data_directory, &lock, err);

    if (status == STATUS_OK && lstat(cluster.pgdata, &found) == 0)
        status = error_set(err, STATUS_CONFLICT,
                           "there is a database in %s already, and a restore overwrites none: give another "
                           "place with --data DIR, or move that one away",
                           data_directory);
    else if (status == STATUS_OK) {
        status = bring_back(&cluster, backup, report, err);
        if (status != STATUS_OK) take_away(&cluster);
    }
    cluster_lock_release(lock);
    arena_free(cluster.arena);
    return status;
}

/* A backup is named as the user sees it; the programs of the server start in another directory. */
static enum status absolute(const char *backup, char **out, struct error *err) {
    *out = realpath(backup, NULL);
    if (*out) return STATUS_OK;
    return error_set(err, STATUS_NOT_FOUND, "the backup %s cannot be read: %s", backup, strerror(errno));
}

enum status restore_into(const char *backup, const char *data_directory, struct restore_report *report,
                         struct error *err) {
    char *path = NULL;
    enum status status = absolute(backup, &path, err);

    if (status == STATUS_OK) status = restore(path, data_directory, report, err);
    free(path);
    return status;
}

enum status restore_verify(const char *backup, struct restore_report *report, struct error *err) {
    struct text scratch = TEXT_EMPTY;
    struct cluster_state state;
    struct error later;
    char *path = NULL;
    enum status status = absolute(backup, &path, err);

    if (status != STATUS_OK) return status;
    text_format(&scratch, "%s.verify-%ld", path, (long)getpid());
    status = restore(path, text_string(&scratch), report, err);
    if (status == STATUS_OK) status = cluster_down(text_string(&scratch), err);
    if (cluster_look(text_string(&scratch), &state, &later) == STATUS_OK) rmdir(state.socket_directory);
    cluster_tree_remove(text_string(&scratch), &later);
    text_free(&scratch);
    free(path);
    return status;
}
