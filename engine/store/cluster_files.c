/* Small files of the cluster. */
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/store/cluster_private.h"

#define READ_MAX        (64 * 1024)
#define TREE_FILES_OPEN 16

static enum status write_failed(const char *path, struct error *err) {
    if (errno == ENOSPC || errno == EDQUOT)
        return error_set(err, STATUS_IO,
                         "%s could not be written because the disk is full: free some space and try again",
                         path);
    return error_set(err, STATUS_IO, "%s could not be written: %s", path, strerror(errno));
}

static bool write_all(int file, const char *content) {
    size_t left = strlen(content);

    while (left > 0) {
        ssize_t done = write(file, content, left);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) return false;
        content += done;
        left -= (size_t)done;
    }
    return true;
}

enum status cluster_file_write(const struct cluster *cluster, const char *path, const char *content,
                               struct error *err) {
    const char *fresh = arena_format(cluster->arena, "%s.new", path);
    int file = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    bool written;

    if (file < 0) return write_failed(path, err);
    written = write_all(file, content) && fsync(file) == 0;
    if (written && geteuid() == 0) written = fchown(file, cluster->owner.uid, cluster->owner.gid) == 0;
    if (close(file) != 0 || !written || rename(fresh, path) != 0) {
        enum status status = write_failed(path, err);
        unlink(fresh);
        return status;
    }
    return STATUS_OK;
}

enum status cluster_file_append(const char *path, const char *content, struct error *err) {
    int file = open(path, O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC);
    bool written;

    if (file < 0) return write_failed(path, err);
    written = write_all(file, content);
    if (close(file) != 0 || !written) return write_failed(path, err);
    return STATUS_OK;
}

void cluster_file_read(struct text *out, const char *path, long offset) {
    char buffer[4096];
    size_t got;
    FILE *file = fopen(path, "re");

    if (!file) return;
    if (fseek(file, offset, SEEK_SET) == 0)
        while (out->length < READ_MAX && (got = fread(buffer, 1, sizeof buffer, file)) > 0)
            text_add_bytes(out, buffer, got);
    fclose(file);
}

long cluster_file_size(const char *path) {
    struct stat found;
    return stat(path, &found) == 0 ? (long)found.st_size : 0;
}

static int remove_one(const char *path, const struct stat *found, int kind, struct FTW *place) {
    (void)found;
    (void)kind;
    (void)place;
    return remove(path);
}

enum status cluster_tree_remove(const char *path, struct error *err) {
    if (nftw(path, remove_one, TREE_FILES_OPEN, FTW_DEPTH | FTW_PHYS) != 0 && errno != ENOENT)
        return error_set(err, STATUS_IO, "%s, left by an attempt that was stopped, cannot be removed: %s",
                         path, strerror(errno));
    return STATUS_OK;
}
