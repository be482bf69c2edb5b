#include "importers/file_bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/memory.h"

static enum status complain(const char *path, struct error *err) {
    if (errno == ENOENT) return error_set(err, STATUS_NOT_FOUND, "there is no file %s", path);
    return error_set(err, STATUS_IO, "%s cannot be read: %s", path, strerror(errno));
}

enum status file_bytes_read(struct file_bytes *out, const char *path, size_t most, struct error *err) {
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a named pipe would wait for a writer */
    FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "rb");
    enum status status = STATUS_OK;
    struct stat about;

    *out = (struct file_bytes){0};
    if (file == NULL) {
        status = complain(path, err);
        if (descriptor >= 0) close(descriptor);
        return status;
    }
    if (fstat(fileno(file), &about) != 0)
        status = complain(path, err);
    else if (!S_ISREG(about.st_mode))
        status = error_set(err, STATUS_INVALID, "%s is not a file that can be read as a whole", path);
    else if ((size_t)about.st_size > most)
        status = error_set(err, STATUS_INVALID, "%s is too large: %lld bytes, and at most %zu are read", path,
                           (long long)about.st_size, most);
    if (status == STATUS_OK) {
        out->bytes = memory_array((size_t)about.st_size + 1, 1);
        out->length = fread(out->bytes, 1, (size_t)about.st_size, file);
        if (ferror(file)) status = complain(path, err);
    }
    fclose(file);
    if (status != STATUS_OK) file_bytes_free(out);
    return status;
}

void file_bytes_free(struct file_bytes *file) {
    free(file->bytes);
    *file = (struct file_bytes){0};
}
