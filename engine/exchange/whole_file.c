#include "engine/exchange/whole_file.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"

struct whole_file {
    char *path;
    char *temporary;
    FILE *stream;
};

static enum status failed(struct error *err, const char *path) {
    return error_set(err, STATUS_IO, "%s cannot be written: %s", path, strerror(errno));
}

enum status whole_file_check(const char *path, struct error *err) {
    struct stat about;

    if (stat(path, &about) != 0 || S_ISREG(about.st_mode)) return STATUS_OK;
    return error_set(err, STATUS_IO, "%s is no ordinary file, so it is not replaced: give another name",
                     path);
}

static void release(struct whole_file *file) {
    free(file->path);
    free(file->temporary);
    free(file);
}

static mode_t mask;

/* Only by setting it can it be read, and it is the whole program's: once, so that no two threads do at a
 * time. */
static void read_mask(void) {
    mask = umask(077);
    umask(mask);
}

mode_t whole_file_mode(mode_t wanted) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, read_mask);
    return wanted & ~mask;
}

enum status whole_file_open(struct whole_file **out, const char *path, struct error *err) {
    struct whole_file *file;
    struct text temporary = TEXT_EMPTY;
    int descriptor;

    if (whole_file_check(path, err) != STATUS_OK) return err->status;
    file = memory_array(1, sizeof *file);
    file->path = memory_text(path);
    text_format(&temporary, "%s.XXXXXX", path);
    file->temporary = text_take(&temporary);
    descriptor = mkstemp(file->temporary);
    if (descriptor < 0 || (file->stream = fdopen(descriptor, "wb")) == NULL) {
        failed(err, path);
        if (descriptor >= 0) {
            close(descriptor);
            unlink(file->temporary);
        }
        release(file);
        return err->status;
    }
    fchmod(descriptor, whole_file_mode(0666));
    *out = file;
    return STATUS_OK;
}

enum status whole_file_add(struct whole_file *file, const void *bytes, size_t length, struct error *err) {
    if (fwrite(bytes, 1, length, file->stream) != length) return failed(err, file->path);
    return STATUS_OK;
}

enum status whole_file_finish(struct whole_file *file, struct error *err) {
    enum status status = STATUS_OK;

    if (fflush(file->stream) != 0 || fsync(fileno(file->stream)) != 0) status = failed(err, file->path);
    if (fclose(file->stream) != 0 && status == STATUS_OK) status = failed(err, file->path);
    if (status == STATUS_OK && rename(file->temporary, file->path) != 0) status = failed(err, file->path);
    if (status != STATUS_OK) unlink(file->temporary);
    release(file);
    return status;
}

void whole_file_abandon(struct whole_file *file) {
    if (file == NULL) return;
    fclose(file->stream);
    unlink(file->temporary);
    release(file);
}

enum status whole_file_write(const char *path, const void *bytes, size_t length, struct error *err) {
    struct whole_file *file = NULL;
    enum status status = whole_file_open(&file, path, err);

    if (status == STATUS_OK) {
        status = whole_file_add(file, bytes, length, err);
        if (status == STATUS_OK) return whole_file_finish(file, err);
        whole_file_abandon(file);
    }
    return status;
}
