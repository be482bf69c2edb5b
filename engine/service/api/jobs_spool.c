/* The files of uploads: each in a folder of its own, under the name that its sender gave it. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/format.h"
#include "engine/base/memory.h"
#include "engine/service/api/jobs_inside.h"
#include "importers/digest.h"

#define FOLDER         "imports"
#define NAME_BYTES_MAX 200
#define SWEPT_AFTER    (2 * 24 * 60 * 60)

static char *folder_of(const char *spool, int64_t upload) {
    struct text out = TEXT_EMPTY;

    text_format(&out, "%s/" FOLDER "/%" PRId64, spool, upload);
    return text_take(&out);
}

char *spool_path(const char *spool, int64_t upload, const char *file_name) {
    struct text out = TEXT_EMPTY;

    text_format(&out, "%s/" FOLDER "/%" PRId64 "/%s", spool, upload, file_name);
    return text_take(&out);
}

static enum status make(const char *path, struct error *err) {
    if (mkdir(path, 0700) == 0 || errno == EEXIST) return STATUS_OK;
    return error_set(err, STATUS_IO, "the spool directory %s cannot be made: %s", path, strerror(errno));
}

enum status spool_ready(const char *spool, struct error *err) {
    struct text path = TEXT_EMPTY;
    enum status status;

    text_format(&path, "%s/" FOLDER, spool);
    status = make(text_string(&path), err);
    text_free(&path);
    return status;
}

enum status spool_link(const char *spool, int64_t upload, const char *file_name, const char *from,
                       struct error *err) {
    char *folder = folder_of(spool, upload), *path = spool_path(spool, upload, file_name);
    enum status status;

    spool_remove(spool, upload); /* of an attempt that was rolled back */
    status = make(folder, err);
    if (status == STATUS_OK && link(from, path) != 0)
        status = error_set(err, STATUS_IO, "the uploaded file could not be kept: %s", strerror(errno));
    free(path);
    free(folder);
    return status;
}

static void remove_folder(const char *folder) {
    DIR *directory = opendir(folder);
    struct dirent *entry;

    while (directory && (entry = readdir(directory)) != NULL)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            unlinkat(dirfd(directory), entry->d_name, 0);
    if (directory) closedir(directory);
    rmdir(folder);
}

void spool_remove(const char *spool, int64_t upload) {
    char *folder = folder_of(spool, upload);

    remove_folder(folder);
    free(folder);
}

size_t spool_list(const char *spool, int64_t *uploads, size_t most) {
    struct text path = TEXT_EMPTY;
    struct dirent *entry;
    size_t count = 0;

    text_format(&path, "%s/" FOLDER, spool);
    DIR *directory = opendir(text_string(&path));
    while (directory && count < most && (entry = readdir(directory)) != NULL)
        count += number_parse_integer(entry->d_name, &uploads[count]);
    if (directory) closedir(directory);
    text_free(&path);
    return count;
}

static void sweep(const char *path) {
    DIR *directory = opendir(path);
    struct dirent *entry;
    struct stat about;

    while (directory && (entry = readdir(directory)) != NULL) {
        struct text found = TEXT_EMPTY;
        text_format(&found, "%s/%s", path, entry->d_name);
        if (entry->d_name[0] != '.' && lstat(text_string(&found), &about) == 0 &&
            about.st_mtime < time(NULL) - SWEPT_AFTER) {
            if (S_ISDIR(about.st_mode))
                remove_folder(text_string(&found));
            else
                unlink(text_string(&found));
        }
        text_free(&found);
    }
    if (directory) closedir(directory);
}

/* Folders that hold folders are not empty, and stay. */
void spool_sweep(const char *spool) {
    struct text path = TEXT_EMPTY;

    text_format(&path, "%s/" FOLDER, spool);
    sweep(text_string(&path));
    sweep(spool);
    text_free(&path);
}

char *spool_file_name(const char *given) {
    const char *slash = given ? strpbrk(given, "/\\") : NULL;
    struct text plain = TEXT_EMPTY;
    char *name = NULL;
    size_t length;

    for (; slash; slash = strpbrk(given, "/\\"))
        given = slash + 1;
    text_add_plain(&plain, given, SIZE_MAX);
    given = text_trimmed(text_string(&plain), &length);
    if (length > 0 && length <= NAME_BYTES_MAX && given[0] != '.') {
        name = memory_array(length + 1, 1);
        memcpy(name, given, length);
    }
    text_free(&plain);
    return name;
}

enum status spool_digest(const char *path, char sha256[65], int64_t *bytes, struct error *err) {
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    struct stat about = {0};
    void *mapped = NULL;

    if (descriptor < 0 || fstat(descriptor, &about) != 0 ||
        (about.st_size > 0 &&
         (mapped = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, descriptor, 0)) == MAP_FAILED)) {
        if (descriptor >= 0) close(descriptor);
        return error_set(err, STATUS_IO, "the uploaded file could not be read: %s", strerror(errno));
    }
    digest_sha256(mapped ? mapped : "", (size_t)about.st_size, sha256);
    *bytes = about.st_size;
    if (mapped) munmap(mapped, (size_t)about.st_size);
    close(descriptor);
    return STATUS_OK;
}
