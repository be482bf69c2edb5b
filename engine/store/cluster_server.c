/* The programs of the server: finding them, making a cluster, starting and stopping it. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/log.h"
#include "engine/store/cluster_private.h"
#include "engine/store/process.h"

#define OLDEST_MAJOR              15
#define NEWEST_MAJOR              17
#define ORPHAN_WAITS              300 /* half a minute */
#define ORPHAN_PAUSE_MICROSECONDS 100000
#define WAIT_SECONDS              "120" /* a server that recovers from a crash may need a while */

static bool has_programs(const char *binaries) {
    static const char *const programs[] = {"initdb", "pg_ctl", "postgres"};
    struct text path = TEXT_EMPTY;
    bool all = true;

    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        text_clear(&path);
        text_format(&path, "%s/%s", binaries, programs[i]);
        all = all && access(text_string(&path), X_OK) == 0;
    }
    text_free(&path);
    return all;
}

enum status cluster_server_binaries(struct text *out, int major, struct error *err) {
    const char *given = getenv("TERRIER_POSTGRES");
    const char *root = given && *given ? given : "/usr/lib/postgresql";
    int newest = major ? major : NEWEST_MAJOR;
    int oldest = major ? major : OLDEST_MAJOR;

    for (int candidate = newest; candidate >= oldest; candidate--) {
        text_clear(out);
        text_format(out, "%s/%d/bin", root, candidate);
        if (has_programs(text_string(out))) return STATUS_OK;
    }
    if (major)
        return error_set(
            err, STATUS_UNAVAILABLE,
            "the cluster was made by PostgreSQL %d, which is not installed under %s: install it (on "
            "Debian: apt install postgresql-%d postgresql-%d-postgis-3) and try again",
            major, root, major, major);
    return error_set(
        err, STATUS_UNAVAILABLE,
        "no PostgreSQL server, version %d to %d, is installed under %s: install one (on Debian 12: apt "
        "install postgresql-15 postgresql-15-postgis-3), or set TERRIER_POSTGRES to the directory that "
        "holds its version's directory",
        OLDEST_MAJOR, NEWEST_MAJOR, root);
}

static bool holds_grid(const char *proj) {
    struct dirent *entry;
    bool found = false;
    DIR *directory = opendir(proj);

    if (!directory) return false;
    while (!found && (entry = readdir(directory))) {
        const char *dot = strrchr(entry->d_name, '.');
        found = dot && (strcmp(dot, ".tif") == 0 || strcmp(dot, ".gsb") == 0);
    }
    closedir(directory);
    return found;
}

enum status cluster_server_run(struct cluster *cluster, const char *const *argv,
                               void (*heard)(void *context, const char *said, size_t length), void *context,
                               struct text *said, int *code, struct error *err) {
    const char *environment[] = {"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", NULL, NULL};
    struct process process = {.argv = argv,
                              .environment = environment,
                              .user = cluster->owner.name,
                              .uid = cluster->owner.uid,
                              .gid = cluster->owner.gid,
                              .heard = heard,
                              .context = context};

    if (holds_grid(cluster->proj))
        environment[2] = arena_format(cluster->arena, "PROJ_DATA=%s:" PROJ_DATA_DIRECTORY, cluster->proj);
    return process_run(&process, said, code, err);
}

static enum status run(struct cluster *cluster, const char *const *argv, struct text *said, int *code,
                       struct error *err) {
    return cluster_server_run(cluster, argv, NULL, NULL, said, code, err);
}

static const char *last_line_with(const char *said, const char *word, size_t *length) {
    const char *found = NULL;

    for (const char *at = strstr(said, word); at; at = strstr(at + 1, word))
        found = at;
    if (!found) return NULL;
    *length = strcspn(found, "\n");
    return found;
}

/* The sentence in the middle of what a program of the server said. */
static enum status explain(const struct cluster *cluster, const char *what, const char *said,
                           struct error *err) {
    static const char *const words[] = {"PANIC: ", "FATAL: ", "error: ", "could not "};
    const char *line = NULL;
    size_t length = 0;

    if (strstr(said, "No space left on device") || strstr(said, "Disk quota exceeded") ||
        strstr(said, "Check free disk space"))
        return error_set(
            err, STATUS_IO,
            "%s failed because the disk that holds %s is full: free some space (about 100 MB are needed "
            "to begin with) and run `terrier up` again",
            what, cluster->data);
    for (size_t i = 0; !line && i < sizeof words / sizeof *words; i++)
        line = last_line_with(said, words[i], &length);
    if (!line) {
        line = said;
        length = strcspn(said, "\n");
    }
    return error_set(err, STATUS_UNAVAILABLE, "%s failed (%.*s): see the logs in %s", what, (int)length, line,
                     cluster->log);
}

static enum status seal(struct cluster *cluster, const char *fresh, struct error *err) {
    const char *include = "\n# terrier's own settings:\ninclude = 'terrier.conf'\n";
    enum status status = cluster_settings_write(cluster, fresh, err);

    if (status == STATUS_OK)
        status = cluster_file_append(arena_format(cluster->arena, "%s/postgresql.conf", fresh), include, err);
    if (status == STATUS_OK)
        status = cluster_file_write(
            cluster, arena_format(cluster->arena, "%s/" CLUSTER_MARKER, fresh),
            "This PostgreSQL cluster was made by terrier, which starts and stops it.\n", err);
    if (status == STATUS_OK && rename(fresh, cluster->pgdata) != 0)
        status = error_set(err, STATUS_IO, "%s cannot be renamed to %s: %s", fresh, cluster->pgdata,
                           strerror(errno));
    return status;
}

/* Made beside and renamed: an attempt that is killed leaves nothing that looks like a cluster. */
enum status cluster_server_make(struct cluster *cluster, struct error *err) {
    const char *fresh = arena_format(cluster->arena, "%s/cluster.new", cluster->data);
    const char *const argv[] = {arena_format(cluster->arena, "%s/initdb", cluster->binaries),
                                "--pgdata",
                                fresh,
                                "--username=terrier_admin",
                                "--auth-local=peer",
                                "--auth-host=reject",
                                "--encoding=UTF8",
                                "--locale=C.UTF-8",
                                "--data-checksums",
                                "--no-instructions",
                                NULL};
    struct text said = TEXT_EMPTY;
    int code = 0;
    enum status status = cluster_tree_remove(fresh, err);

    log_info("cluster", "making a cluster in %s", cluster->pgdata);
    if (status == STATUS_OK) status = run(cluster, argv, &said, &code, err);
    if (status == STATUS_OK && code != 0)
        status = explain(cluster, "making the database cluster", text_string(&said), err);
    if (status == STATUS_OK) status = seal(cluster, fresh, err);
    text_free(&said);
    return status;
}

static const char *server_log(const struct cluster *cluster) {
    static const char *const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    time_t now = time(NULL);
    struct tm today;

    gmtime_r(&now, &today);
    return arena_format(cluster->arena, "%s/server-%s.log", cluster->log, days[today.tm_wday]);
}

/*
 * PostgreSQL copes with a pid file whose process is dead, but not when its number has passed to another
 * program. The file also guards against orphans of a crashed server, so these are looked for first.
 */
static enum status clear_stale_pid(const struct cluster *cluster, struct error *err) {
    const char *path = arena_format(cluster->arena, "%s/postmaster.pid", cluster->pgdata);
    long orphan = cluster_process_in(cluster->pgdata);

    /* They end by themselves once they notice, which takes a while on a busy machine. */
    for (int waited = 0; orphan > 0 && waited < ORPHAN_WAITS; waited++) {
        usleep(ORPHAN_PAUSE_MICROSECONDS);
        orphan = cluster_process_in(cluster->pgdata);
    }
    if (orphan > 0)
        return error_set(
            err, STATUS_CONFLICT,
            "process %ld of a database server that has crashed still works in %s: end it with `kill "
            "%ld`, and run `terrier up` again",
            orphan, cluster->pgdata, orphan);
    if (unlink(path) == 0)
        log_warning("cluster", "%s was left by a server that did not end properly; it recovers by itself",
                    path);
    else if (errno != ENOENT)
        return error_set(err, STATUS_IO, "the stale %s cannot be removed: %s", path, strerror(errno));
    return STATUS_OK;
}

enum status cluster_server_start(struct cluster *cluster, struct error *err) {
    const char *startup_log = arena_format(cluster->arena, "%s/startup.log", cluster->log);
    const char *const argv[] = {arena_format(cluster->arena, "%s/pg_ctl", cluster->binaries),
                                "--pgdata",
                                cluster->pgdata,
                                "--log",
                                startup_log,
                                "--wait",
                                "--timeout",
                                WAIT_SECONDS,
                                "start",
                                NULL};
    long log_size = cluster_file_size(server_log(cluster));
    struct text said = TEXT_EMPTY;
    int code = 0;
    enum status status = clear_stale_pid(cluster, err);

    if (status == STATUS_OK) status = cluster_settings_write(cluster, cluster->pgdata, err);
    if (status != STATUS_OK) return status;
    unlink(startup_log);
    log_info("cluster", "starting the server in %s", cluster->pgdata);
    status = run(cluster, argv, &said, &code, err);
    if (status == STATUS_OK && code != 0) {
        cluster_file_read(&said, startup_log, 0);
        cluster_file_read(&said, server_log(cluster), log_size);
        status = explain(cluster, "starting the database server", text_string(&said), err);
    }
    text_free(&said);
    return status;
}

enum status cluster_server_stop(struct cluster *cluster, struct error *err) {
    const char *const argv[] = {arena_format(cluster->arena, "%s/pg_ctl", cluster->binaries),
                                "--pgdata",
                                cluster->pgdata,
                                "--mode=fast",
                                "--wait",
                                "--timeout",
                                WAIT_SECONDS,
                                "stop",
                                NULL};
    struct text said = TEXT_EMPTY;
    int code = 0;
    enum status status = run(cluster, argv, &said, &code, err);

    if (status == STATUS_OK && code != 0)
        status = explain(cluster, "stopping the database server", text_string(&said), err);
    text_free(&said);
    return status;
}
