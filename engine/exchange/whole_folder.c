#include "engine/exchange/whole_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "engine/exchange/whole_file.h"

enum { OPEN_MOST = 8 }; /* folders at once, of those that are walked */

struct whole_folder {
    char *path;
    char *temporary;
    bool named, gone;
};

static enum status taken(const char *path, struct error *err) {
    return error_set(err, STATUS_CONFLICT, "%s is there already: give the name of a folder that is not",
                     path);
}

static char *without_slashes(const char *path) {
    char *copy = memory_text(path);

    for (size_t length = strlen(copy); length > 1 && copy[length - 1] == '/'; length--)
        copy[length - 1] = '\0';
    return copy;
}

enum status whole_folder_open(struct whole_folder **out, const char *path, struct error *err) {
    struct whole_folder *folder;
    struct text temporary = TEXT_EMPTY;
    struct stat about;

    if (lstat(path, &about) == 0) return taken(path, err);
    folder = memory_array(1, sizeof *folder);
    folder->path = without_slashes(path);
    text_format(&temporary, "%s.XXXXXX", folder->path);
    folder->temporary = text_take(&temporary);
    if (mkdtemp(folder->temporary) == NULL) {
        error_set(err, STATUS_IO, "%s cannot be made: %s", path, strerror(errno));
        folder->gone = true;
        whole_folder_free(folder);
        return err->status;
    }
    *out = folder;
    return STATUS_OK;
}

char *whole_folder_file(const struct whole_folder *folder, const char *name) {
    struct text path = TEXT_EMPTY;

    text_format(&path, "%s/%s", folder->temporary, name);
    char *whole = text_take(&path), *slash = strrchr(whole, '/');
    if (strchr(name, '/') != NULL) { /* one that cannot be made is said when the file is written */
        *slash = '\0';
        mkdir(whole, 0777);
        *slash = '/';
    }
    return whole;
}

/* Names are on the disk before that of the folder which they are in. */
static int settle(const char *path, const struct stat *about, int kind, struct FTW *place) {
    (void)about, (void)place;
    int descriptor = kind == FTW_DP ? open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;

    if (descriptor < 0) return 0;
    fsync(descriptor);
    close(descriptor);
    return 0;
}

enum status whole_folder_name(struct whole_folder *folder, struct error *err) {
    struct stat about;

    if (folder->named) return STATUS_OK;
    if (lstat(folder->path, &about) == 0) return taken(folder->path, err);
    chmod(folder->temporary, whole_file_mode(0777));
    nftw(folder->temporary, settle, OPEN_MOST, FTW_DEPTH | FTW_PHYS);
    if (rename(folder->temporary, folder->path) != 0) {
        if (errno == EEXIST || errno == ENOTEMPTY) return taken(folder->path, err);
        return error_set(err, STATUS_IO, "%s cannot be made: %s", folder->path, strerror(errno));
    }
    folder->named = true;
    return STATUS_OK;
}

static int remove_entry(const char *path, const struct stat *about, int kind, struct FTW *place) {
    (void)about, (void)kind, (void)place;
    return remove(path);
}

void whole_folder_undo(struct whole_folder *folder) {
    if (!folder->gone)
        nftw(folder->named ? folder->path : folder->temporary, remove_entry, OPEN_MOST, FTW_DEPTH | FTW_PHYS);
    folder->gone = true;
}

void whole_folder_free(struct whole_folder *folder) {
    if (folder == NULL) return;
    if (!folder->named && !folder->gone) whole_folder_undo(folder);
    free(folder->path);
    free(folder->temporary);
    free(folder);
}
