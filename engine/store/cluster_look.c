/* What there is, without changing anything. */
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/store/cluster_private.h"

static bool is_postgres(long pid) {
    char path[64];
    struct text name = TEXT_EMPTY;
    bool is;

    snprintf(path, sizeof path, "/proc/%ld/comm", pid);
    cluster_file_read(&name, path, 0);
    is = text_equal(text_string(&name), "postgres\n");
    text_free(&name);
    return is;
}

/* An operator's shell may stand in that directory too. */
static bool works_in(long pid, const struct stat *pgdata) {
    char path[64];
    struct stat found;

    snprintf(path, sizeof path, "/proc/%ld/cwd", pid);
    return stat(path, &found) == 0 && found.st_dev == pgdata->st_dev && found.st_ino == pgdata->st_ino &&
           is_postgres(pid);
}

/* Every process of a server works in its PGDATA, the postmaster and its orphans alike. */
long cluster_process_in(const char *pgdata) {
    struct stat directory;
    struct dirent *entry;
    long pid = 0;
    DIR *processes;

    if (stat(pgdata, &directory) != 0) return 0;
    processes = opendir("/proc");
    if (!processes) return 0;
    while (!pid && (entry = readdir(processes))) {
        long candidate = strtol(entry->d_name, NULL, 10);
        if (candidate > 0 && works_in(candidate, &directory)) pid = candidate;
    }
    closedir(processes);
    return pid;
}

static long first_number(struct arena *arena, const char *pgdata, const char *name) {
    struct text content = TEXT_EMPTY;
    long number;

    cluster_file_read(&content, arena_format(arena, "%s/%s", pgdata, name), 0);
    number = strtol(text_string(&content), NULL, 10);
    text_free(&content);
    return number;
}

/* postmaster.pid outlives a crash, and its number may by now be another program's. */
static long living_postmaster(struct arena *arena, const char *pgdata) {
    long pid = first_number(arena, pgdata, "postmaster.pid");
    struct stat directory;

    if (pid <= 0 || (kill((pid_t)pid, 0) != 0 && errno != EPERM)) return 0;
    if (stat(pgdata, &directory) != 0) return 0;
    return works_in(pid, &directory) ? pid : 0;
}

static bool is_there(const char *path) {
    struct stat found;
    return lstat(path, &found) == 0;
}

static enum status not_ours(const char *pgdata, struct error *err) {
    return error_set(err, STATUS_REFUSED,
                     "%s was not made by terrier (it has no file " CLUSTER_MARKER
                     "), so it is left alone: choose another directory with --data DIR",
                     pgdata);
}

static enum status look(struct arena *arena, const char *data, struct cluster_state *state,
                        struct error *err) {
    const char *pgdata = arena_format(arena, "%s/cluster", data);
    ssize_t length;

    if (access(data, X_OK) != 0 && errno == EACCES)
        return error_set(
            err, STATUS_REFUSED,
            "the data directory %s may not be looked into by this user: run terrier as its owner, or "
            "choose another with --data DIR",
            data);
    snprintf(state->data_directory, sizeof state->data_directory, "%s", data);
    if (!is_there(pgdata)) return STATUS_OK;
    if (!is_there(arena_format(arena, "%s/" CLUSTER_MARKER, pgdata))) return not_ours(pgdata, err);
    state->exists = true;
    state->server_major = (int)first_number(arena, pgdata, "PG_VERSION");
    state->postmaster = living_postmaster(arena, pgdata);
    state->running = state->postmaster > 0;
    length = readlink(arena_format(arena, "%s/socket", data), state->socket_directory,
                      sizeof state->socket_directory - 1);
    state->socket_directory[length > 0 ? length : 0] = '\0';
    return STATUS_OK;
}

enum status cluster_look(const char *data_directory, struct cluster_state *state, struct error *err) {
    struct arena *arena = arena_new();
    enum status status;

    *state = (struct cluster_state){0};
    status = look(arena, data_directory, state, err);
    arena_free(arena);
    return status;
}
