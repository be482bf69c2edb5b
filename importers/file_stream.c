#include "importers/file_stream.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "importers/digest.h"

struct file_stream {
    char *path;
    int descriptor;
    struct stat at_first;
    int64_t done;
    struct digest *digest;
};

static enum status complain(const char *path, struct error *err) {
    if (errno == ENOENT) return error_set(err, STATUS_NOT_FOUND, "there is no file %s", path);
    return error_set(err, STATUS_IO, "%s cannot be read: %s", path, strerror(errno));
}

enum status file_stream_open(struct file_stream **out, const char *path, struct error *err) {
    struct file_stream *stream = memory_array(1, sizeof *stream);
    enum status status = STATUS_OK;

    stream->path = memory_text(path);
    stream->digest = digest_new();
    stream->descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a pipe would wait for a writer */
    if (stream->descriptor < 0 || fstat(stream->descriptor, &stream->at_first) != 0)
        status = complain(path, err);
    else if (!S_ISREG(stream->at_first.st_mode))
        status = error_set(err, STATUS_INVALID, "%s is not an ordinary file", path);
    if (status == STATUS_OK)
        *out = stream;
    else
        file_stream_close(stream);
    return status;
}

void file_stream_close(struct file_stream *stream) {
    if (stream == NULL) return;
    if (stream->descriptor >= 0) close(stream->descriptor);
    digest_free(stream->digest);
    free(stream->path);
    free(stream);
}

enum status file_stream_read(void *context, void *buffer, size_t size, size_t *got, struct error *err) {
    struct file_stream *stream = context;
    ssize_t count;

    do
        count = read(stream->descriptor, buffer, size);
    while (count < 0 && errno == EINTR);
    *got = 0;
    if (count < 0) return complain(stream->path, err);
    *got = (size_t)count;
    stream->done += count;
    digest_add(stream->digest, buffer, *got);
    return STATUS_OK;
}

enum status file_stream_rewind(struct file_stream *stream, struct error *err) {
    if (lseek(stream->descriptor, 0, SEEK_SET) != 0) return complain(stream->path, err);
    digest_free(stream->digest);
    stream->digest = digest_new();
    stream->done = 0;
    return STATUS_OK;
}

int64_t file_stream_size(const struct file_stream *stream) {
    return stream->at_first.st_size;
}

int64_t file_stream_done(const struct file_stream *stream) {
    return stream->done;
}

static bool same(const struct stat *a, const struct stat *b) {
    return a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
           a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

enum status file_stream_sha256(struct file_stream *stream, char out[65], struct error *err) {
    struct stat now;

    if (fstat(stream->descriptor, &now) != 0) return complain(stream->path, err);
    if (!same(&now, &stream->at_first) || stream->done != now.st_size)
        return error_set(err, STATUS_INVALID,
                         "%s was written to while it was read: wait until it is whole, then try again",
                         stream->path);
    digest_end(stream->digest, out);
    return STATUS_OK;
}
