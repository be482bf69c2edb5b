#include "engine/service/api/temporary.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/text.h"

static char *named(const char *spool, const char *rest) {
    struct text out = TEXT_EMPTY;

    text_format(&out, "%s/%s", spool, rest);
    return text_take(&out);
}

static enum status failed(struct error *err) {
    return error_set(err, STATUS_IO, "no file could be made in the spool directory: %s", strerror(errno));
}

enum status temporary_file(FILE **out, const char *spool, struct error *err) {
    char *path = named(spool, "answer-XXXXXX");
    int descriptor = mkostemp(path, O_CLOEXEC);

    if (descriptor >= 0) unlink(path);
    free(path);
    if (descriptor < 0) return failed(err);
    *out = fdopen(descriptor, "w+b");
    if (*out != NULL) return STATUS_OK;
    close(descriptor);
    return failed(err);
}

enum status temporary_folder(char **out, const char *spool, struct error *err) {
    *out = named(spool, "answer-XXXXXX");
    if (mkdtemp(*out) != NULL) return STATUS_OK;
    free(*out);
    *out = NULL;
    return failed(err);
}

int temporary_open(const char *folder, const char *name) {
    char *path = named(folder, name);
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);

    free(path);
    return descriptor;
}

void temporary_remove(const char *folder) {
    DIR *directory = folder ? opendir(folder) : NULL;
    struct dirent *entry;

    if (directory == NULL) return;
    while ((entry = readdir(directory)) != NULL)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            unlinkat(dirfd(directory), entry->d_name, 0);
    closedir(directory);
    rmdir(folder);
}
