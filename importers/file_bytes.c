#include "importers/file_bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/memory.h"

#define CHUNK_BYTES ((size_t)1024 * 1024)

struct reading {
    struct file_bytes *out;
    const char *path;
    FILE *file;
    size_t line_most;
    size_t line; /* bytes since the last line end */
};

static enum status complain(const char *path, struct error *err) {
    if (errno == ENOENT) return error_set(err, STATUS_NOT_FOUND, "there is no file %s", path);
    return error_set(err, STATUS_IO, "%s cannot be read: %s", path, strerror(errno));
}

static bool same(const struct stat *a, const struct stat *b) {
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
           a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static enum status changed(const char *path, struct error *err) {
    return error_set(
        err, STATUS_INVALID,
        "%s was written to while it was read: wait until whoever writes it is done, and try again", path);
}

static enum status check_size(const struct file_bytes *file, const char *path, size_t most,
                              struct error *err) {
    if (!S_ISREG(file->about.st_mode))
        return error_set(err, STATUS_INVALID, "%s is not a file that can be read as a whole", path);
    if ((size_t)file->about.st_size > most)
        return error_set(err, STATUS_INVALID,
                         "%s is too large: %lld bytes, and at most %zu are read: save it in parts", path,
                         (long long)file->about.st_size, most);
    return STATUS_OK;
}

/* Either end of a line counts: a file of old Macs has carriage returns alone. */
static enum status check_lines(struct reading *reading, const char *bytes, size_t length, struct error *err) {
    const char *end = bytes + length;

    if (reading->line_most == 0) return STATUS_OK;
    for (const char *at = bytes; at < end;) {
        const char *feed = memchr(at, '\n', (size_t)(end - at));
        if (feed == NULL) feed = memchr(at, '\r', (size_t)(end - at));
        reading->line += (size_t)((feed == NULL ? end : feed) - at);
        if (reading->line > reading->line_most)
            return error_set(
                err, STATUS_INVALID,
                "%s has a line of over %zu megabytes, which no list has: see that it is the file "
                "you mean, with a line end after each row",
                reading->path, reading->line_most >> 20);
        if (feed == NULL) break;
        reading->line = 0;
        at = feed + 1;
    }
    return STATUS_OK;
}

/* Room for what is read next and a NUL. It grows with what was found fine, so a refused file takes little. */
static void make_room(struct file_bytes *out, size_t *room, size_t want) {
    size_t whole = (size_t)out->about.st_size + 1;

    if (out->bytes != NULL && out->length + want < *room) return;
    *room = *room * 2 > out->length + want ? *room * 2 : out->length + want + 1;
    if (*room > whole) *room = whole;
    out->bytes = memory_grow(out->bytes, *room, 1);
}

static enum status read_all(struct reading *reading, struct error *err) {
    struct file_bytes *out = reading->out;
    size_t size = (size_t)out->about.st_size, room = 0;
    enum status status = STATUS_OK;
    struct stat after;

    make_room(out, &room, 0);
    while (status == STATUS_OK && out->length < size) {
        size_t want = size - out->length < CHUNK_BYTES ? size - out->length : CHUNK_BYTES;
        make_room(out, &room, want);
        size_t got = fread(out->bytes + out->length, 1, want, reading->file);
        if (got == 0) break;
        status = check_lines(reading, out->bytes + out->length, got, err);
        out->length += got;
    }
    out->bytes[out->length] = '\0';
    if (status != STATUS_OK) return status;
    if (ferror(reading->file) || fstat(fileno(reading->file), &after) != 0)
        return complain(reading->path, err);
    return out->length < size || !same(&out->about, &after) ? changed(reading->path, err) : STATUS_OK;
}

enum status file_bytes_read(struct file_bytes *out, const char *path, size_t most, size_t line_most,
                            struct error *err) {
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a named pipe would wait for a writer */
    struct reading reading = {.out = out, .path = path, .line_most = line_most};
    enum status status = STATUS_OK;

    *out = (struct file_bytes){0};
    reading.file = descriptor < 0 ? NULL : fdopen(descriptor, "rb");
    if (reading.file == NULL) {
        status = complain(path, err);
        if (descriptor >= 0) close(descriptor);
        return status;
    }
    if (fstat(descriptor, &out->about) != 0)
        status = complain(path, err);
    else
        status = check_size(out, path, most, err);
    if (status == STATUS_OK) status = read_all(&reading, err);
    fclose(reading.file);
    if (status != STATUS_OK) file_bytes_free(out);
    return status;
}

enum status file_bytes_unchanged(const struct file_bytes *file, const char *path, struct error *err) {
    struct stat now;

    if (stat(path, &now) != 0) return complain(path, err);
    return same(&file->about, &now) ? STATUS_OK : changed(path, err);
}

void file_bytes_free(struct file_bytes *file) {
    free(file->bytes);
    *file = (struct file_bytes){0};
}
