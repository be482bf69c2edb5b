/* Where the cluster lives, and whose it is. */
#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/account.h"
#include "engine/base/hash.h"
#include "engine/store/cluster_private.h"
#include "engine/store/process.h"

#define SYSTEM_USER        "terrier"
#define DATA_DIRECTORY_MAX 500
#define USERADD                                                                                              \
    "/usr/sbin/useradd", "--system", "--user-group", "--home-dir", CLUSTER_DEFAULT_AS_ROOT,                  \
        "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER

static enum status add_default(struct text *out, struct error *err) {
    const char *data_home = getenv("XDG_DATA_HOME");
    const char *home = getenv("HOME");

    if (geteuid() == 0)
        text_add(out, CLUSTER_DEFAULT_AS_ROOT);
    else if (data_home && data_home[0] == '/')
        text_format(out, "%s/terrier", data_home);
    else if (home && home[0] == '/')
        text_format(out, "%s/.local/share/terrier", home);
    else
        return error_set(err, STATUS_INVALID,
                         "there is no home directory to keep the data in: say where with --data DIR");
    return STATUS_OK;
}

static enum status add_absolute(struct text *out, const char *path, struct error *err) {
    char here[4096];

    if (path[0] != '/') {
        if (!getcwd(here, sizeof here))
            return error_set(err, STATUS_IO, "the current directory cannot be read: %s", strerror(errno));
        text_format(out, "%s/", here);
    }
    text_add(out, path);
    return STATUS_OK;
}

enum status cluster_data_directory(struct text *out, const char *given, struct error *err) {
    const char *from_environment = getenv("TERRIER_DATA");
    char *real;
    enum status status;

    text_clear(out);
    if (given && *given)
        status = add_absolute(out, given, err);
    else if (from_environment && *from_environment)
        status = add_absolute(out, from_environment, err);
    else
        status = add_default(out, err);
    if (status != STATUS_OK) return status;

    /* One directory has one name, however it was reached: the socket's place is made from it. */
    real = realpath(text_string(out), NULL);
    if (real) {
        text_clear(out);
        text_add(out, real);
        free(real);
    }
    while (out->length > 1 && out->data[out->length - 1] == '/')
        out->data[--out->length] = '\0';
    if (out->length > DATA_DIRECTORY_MAX || strpbrk(text_string(out), "\n'\\"))
        return error_set(err, STATUS_INVALID,
                         "the data directory's path is too long or holds a quote, a backslash or a line end: "
                         "choose another with --data DIR");
    return STATUS_OK;
}

static const char *socket_directory(struct arena *arena, const char *data) {
    uint64_t hash = hash_string(data);

    if (geteuid() != 0)
        return arena_format(arena, "/tmp/terrier-%u-%012llx", geteuid(), (unsigned long long)hash >> 16);
    if (strcmp(data, CLUSTER_DEFAULT_AS_ROOT) == 0) return "/run/terrier";
    return arena_format(arena, "/run/terrier-%012llx", (unsigned long long)hash >> 16);
}

void cluster_paths(struct cluster *cluster, const char *data_directory) {
    struct arena *arena = cluster->arena;

    cluster->data = arena_text(arena, data_directory);
    cluster->pgdata = arena_format(arena, "%s/cluster", data_directory);
    cluster->log = arena_format(arena, "%s/log", data_directory);
    cluster->proj = arena_format(arena, "%s/proj", data_directory);
    cluster->socket_link = arena_format(arena, "%s/socket", data_directory);
    cluster->socket_directory = socket_directory(arena, data_directory);
}

static bool look_up(struct account *owner) {
    bool found = geteuid() == 0 ? account_by_name(SYSTEM_USER, owner) : account_by_uid(geteuid(), owner);

    return found && owner->uid != 0;
}

static enum status make_system_user(struct error *err) {
    static const char *const argv[] = {USERADD, NULL};
    static const char *const environment[] = {"PATH=/usr/sbin:/usr/bin:/sbin:/bin", NULL};
    struct process useradd = {.argv = argv, .environment = environment};
    struct text said = TEXT_EMPTY;
    int code = 0;
    enum status status = process_run(&useradd, &said, &code, err);

    if (status == STATUS_OK && code != 0)
        status =
            error_set(err, STATUS_UNAVAILABLE,
                      "PostgreSQL does not run as root, and the system user `" SYSTEM_USER
                      "` could not be made (%.*s): make it with `useradd --system --user-group " SYSTEM_USER
                      "` and try again",
                      (int)strcspn(text_string(&said), "\n"), text_string(&said));
    text_free(&said);
    return status;
}

enum status cluster_owner_find(struct account *owner, bool make, struct error *err) {
    enum status status = STATUS_OK;

    if (look_up(owner)) return STATUS_OK;
    if (geteuid() != 0)
        return error_set(
            err, STATUS_UNAVAILABLE,
            "the user with number %u has no name on this system, and PostgreSQL needs one: add it to "
            "/etc/passwd",
            geteuid());
    if (make) status = make_system_user(err);
    if (look_up(owner)) return STATUS_OK; /* perhaps made by another at the same moment */
    if (status != STATUS_OK) return status;
    return error_set(err, STATUS_NOT_FOUND,
                     "there is no system user `" SYSTEM_USER "` yet: `terrier up` makes it");
}

static enum status make_parents(const char *path, struct error *err) {
    char *copy = memory_text(path);
    enum status status = STATUS_OK;

    for (char *slash = strchr(copy + 1, '/'); slash && status == STATUS_OK; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(copy, 0755) != 0 && errno != EEXIST)
            status = error_set(err, STATUS_IO, "the directory %s cannot be made: %s", copy, strerror(errno));
        *slash = '/';
    }
    free(copy);
    return status;
}

static enum status check_owner(const struct cluster *cluster, const char *path, const struct stat *found,
                               struct error *err) {
    struct account theirs;
    bool named;

    if (!S_ISDIR(found->st_mode))
        return error_set(err, STATUS_REFUSED,
                         "%s is not a directory: move it away, or choose another with --data DIR", path);
    if (found->st_uid == cluster->owner.uid) return STATUS_OK;
    named = account_by_uid(found->st_uid, &theirs);
    return error_set(
        err, STATUS_REFUSED,
        "the directory %s belongs to user %s, and the cluster must belong to %s: run terrier as %s, or "
        "choose another directory with --data DIR",
        path, named ? theirs.name : "without a name", cluster->owner.name, named ? theirs.name : "its owner");
}

enum status cluster_owner_check(const struct cluster *cluster, struct error *err) {
    struct stat found;

    if (lstat(cluster->data, &found) != 0)
        return error_set(err, STATUS_IO, "the directory %s cannot be looked at: %s", cluster->data,
                         strerror(errno));
    return check_owner(cluster, cluster->data, &found, err);
}

/* Appears with its owner and mode, so that another terrier at the same moment never sees it half made. */
static enum status make_directory(const struct cluster *cluster, const char *path, struct error *err) {
    char *fresh = arena_format(cluster->arena, "%s.XXXXXX", path);
    int why;

    if (!mkdtemp(fresh))
        return error_set(err, STATUS_IO, "the directory %s cannot be made: %s", path, strerror(errno));
    if (geteuid() == 0 && chown(fresh, cluster->owner.uid, cluster->owner.gid) != 0) {
        rmdir(fresh);
        return error_set(err, STATUS_IO, "the directory %s cannot be given to %s: %s", path,
                         cluster->owner.name, strerror(errno));
    }
    if (rename(fresh, path) == 0) return STATUS_OK;
    why = errno;
    rmdir(fresh);
    if (why == EEXIST || why == ENOTEMPTY) return STATUS_OK; /* made by another meanwhile */
    return error_set(err, STATUS_IO, "the directory %s cannot be made: %s", path, strerror(why));
}

/* A directory of the owner's with mode 0700: made, or found so. */
static enum status make_private(const struct cluster *cluster, const char *path, struct error *err) {
    struct stat found;
    enum status status = STATUS_OK;

    if (lstat(path, &found) != 0) status = make_directory(cluster, path, err);
    if (status != STATUS_OK) return status;
    if (lstat(path, &found) != 0)
        return error_set(err, STATUS_IO, "the directory %s cannot be looked at: %s", path, strerror(errno));
    return check_owner(cluster, path, &found, err);
}

/* The server's user must be able to come here: root's own home, say, is closed to it. */
static enum status check_reachable(const struct cluster *cluster, struct error *err) {
    const char *const argv[] = {"/usr/bin/test", "-w", cluster->data, NULL};
    static const char *const environment[] = {NULL};
    struct process test = {.argv = argv,
                           .environment = environment,
                           .user = cluster->owner.name,
                           .uid = cluster->owner.uid,
                           .gid = cluster->owner.gid};
    struct text said = TEXT_EMPTY;
    int code = 0;
    enum status status = process_run(&test, &said, &code, err);

    text_free(&said);
    if (status == STATUS_OK && code != 0)
        return error_set(
            err, STATUS_REFUSED,
            "user %s, as whom the database server runs, cannot write in %s: choose a directory that it "
            "can reach with --data DIR, or give it the right",
            cluster->owner.name, cluster->data);
    return status;
}

static bool is_empty(const char *path) {
    bool empty = true;
    struct dirent *entry;
    DIR *directory = opendir(path);

    if (!directory) return false;
    while (empty && (entry = readdir(directory)))
        empty = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
    closedir(directory);
    return empty;
}

/* A directory of root's is taken over when it is empty (a fresh volume, say); otherwise it is left alone. */
static enum status take_over(const struct cluster *cluster, struct error *err) {
    struct stat found;

    if (geteuid() != 0 || lstat(cluster->data, &found) != 0 || !S_ISDIR(found.st_mode) || found.st_uid != 0)
        return STATUS_OK;
    if (!is_empty(cluster->data))
        return error_set(
            err, STATUS_REFUSED,
            "the directory %s is root's and not empty: give an empty or a new one with --data DIR",
            cluster->data);
    if (chown(cluster->data, cluster->owner.uid, cluster->owner.gid) != 0 || chmod(cluster->data, 0700) != 0)
        return error_set(err, STATUS_IO, "the directory %s cannot be given to %s: %s", cluster->data,
                         cluster->owner.name, strerror(errno));
    return STATUS_OK;
}

enum status cluster_data_make(const struct cluster *cluster, struct error *err) {
    enum status status = make_parents(cluster->data, err);

    if (status == STATUS_OK) status = take_over(cluster, err);
    if (status == STATUS_OK) status = make_private(cluster, cluster->data, err);
    return status == STATUS_OK ? check_reachable(cluster, err) : status;
}

static enum status link_socket(const struct cluster *cluster, struct error *err) {
    const char *fresh = arena_format(cluster->arena, "%s.new", cluster->socket_link);

    unlink(fresh);
    if (symlink(cluster->socket_directory, fresh) != 0 || rename(fresh, cluster->socket_link) != 0)
        return error_set(err, STATUS_IO, "the link %s cannot be made: %s", cluster->socket_link,
                         strerror(errno));
    return STATUS_OK;
}

enum status cluster_directories_make(const struct cluster *cluster, struct error *err) {
    enum status status = make_private(cluster, cluster->log, err);

    if (status == STATUS_OK) status = make_private(cluster, cluster->proj, err);
    if (status == STATUS_OK) status = make_private(cluster, cluster->socket_directory, err);
    if (status == STATUS_OK && chmod(cluster->socket_directory, 0700) != 0)
        status = error_set(err, STATUS_IO, "%s cannot be closed to others: %s", cluster->socket_directory,
                           strerror(errno));
    return status == STATUS_OK ? link_socket(cluster, err) : status;
}
