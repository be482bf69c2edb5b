/* One terrier at a time starts or stops a cluster. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "engine/store/cluster_private.h"

static enum status held(int file, const struct cluster *cluster, struct error *err) {
    char holder[32] = "";
    ssize_t got = pread(file, holder, sizeof holder - 1, 0);

    holder[got > 0 ? strcspn(holder, "\n") : 0] = '\0';
    return error_set(
        err, STATUS_CONFLICT,
        "another terrier (process %s) is starting or stopping the cluster in %s: wait until it has "
        "finished and try again",
        *holder ? holder : "unknown", cluster->data);
}

enum status cluster_lock_take(const struct cluster *cluster, int *lock, struct error *err) {
    const char *path = arena_format(cluster->arena, "%s/lock", cluster->data);
    /* Closed on exec: the server must not inherit the lock and hold it for as long as it lives. */
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    enum status status;

    if (file < 0) return error_set(err, STATUS_IO, "the lock %s cannot be opened: %s", path, strerror(errno));
    if (flock(file, LOCK_EX | LOCK_NB) != 0) {
        status = held(file, cluster, err);
        close(file);
        return status;
    }
    if (ftruncate(file, 0) != 0 || dprintf(file, "%ld\n", (long)getpid()) < 0) {
        status = error_set(err, STATUS_IO, "the lock %s cannot be written: %s", path, strerror(errno));
        close(file);
        return status;
    }
    *lock = file;
    return STATUS_OK;
}

void cluster_lock_release(int lock) {
    if (lock >= 0) close(lock); /* the file stays: removing it would let two hold two files of one name */
}
