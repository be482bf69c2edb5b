#include "geo/formats/packed.h"

#include <cpl_vsi.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"

#define EXPANDED_MAX ((uint64_t)512 * 1024 * 1024) /* as of a file that is not packed (importers/sheet.h) */
#define FILES_MAX    1000                          /* a shapefile has at most some twenty */
#define NAME_SHOWN   80

/* What programs write beside the .shp, under the same name. */
static const char *const beside[] = {".shp", ".shx", ".dbf",     ".prj", ".cpg", ".qpj", ".sbn",
                                     ".sbx", ".fbn", ".fbx",     ".ain", ".aih", ".ixs", ".mxs",
                                     ".qix", ".qmd", ".shp.xml", ".cst", NULL};

bool packed_is(const char *path) {
    size_t length = strlen(path);

    return length > 4 && strcasecmp(path + length - 4, ".zip") == 0;
}

/* --- what the ZIP holds --- */

struct packed {
    const char *shown;
    struct text folder; /* GDAL's name of the ZIP */
    char *shape;        /* the .shp, as the ZIP names it */
    size_t shapes;
    char *foreign; /* the first that does not belong to it */
    size_t files;
    uint64_t bytes;
};

static bool ends_with(const char *name, const char *ending) {
    size_t length = strlen(name), tail = strlen(ending);

    return length > tail && strcasecmp(name + length - tail, ending) == 0;
}

/* What a Mac puts into each ZIP. */
static bool is_of_the_packer(const char *name) {
    const char *slash = strrchr(name, '/');

    return strncmp(name, "__MACOSX/", 9) == 0 || strcmp(slash == NULL ? name : slash + 1, ".DS_Store") == 0;
}

static bool belongs(const char *name, const char *shape) {
    size_t stem = strlen(shape) - 4;

    if (strncasecmp(name, shape, stem) != 0) return false;
    for (const char *const *ending = beside; *ending != NULL; ending++)
        if (strcasecmp(name + stem, *ending) == 0) return true;
    return false;
}

/* `take` is called with each file of the ZIP, folders and what the packer adds apart. */
static enum status each_file(struct packed *packed, void (*take)(struct packed *, const char *, uint64_t),
                             struct error *err) {
    VSIDIR *directory = VSIOpenDir(text_string(&packed->folder), -1, NULL);
    const VSIDIREntry *entry;

    if (directory == NULL)
        return error_set(err, STATUS_INVALID,
                         "%s is not a ZIP, or it is damaged or empty. Pack the files of the shapefile again.",
                         packed->shown);
    while ((entry = VSIGetNextDirEntry(directory)) != NULL && packed->files <= FILES_MAX)
        if (!VSI_ISDIR(entry->nMode) && !is_of_the_packer(entry->pszName))
            take(packed, entry->pszName, entry->nSize);
    VSICloseDir(directory);
    return STATUS_OK;
}

static void count(struct packed *packed, const char *name, uint64_t bytes) {
    packed->files++;
    packed->bytes += bytes > EXPANDED_MAX ? EXPANDED_MAX + 1 : bytes;
    if (!ends_with(name, ".shp") || packed->shapes++ > 0) return;
    packed->shape = memory_text(name);
}

static void look_for_others(struct packed *packed, const char *name, uint64_t bytes) {
    (void)bytes;
    if (packed->foreign == NULL && !belongs(name, packed->shape)) packed->foreign = memory_text(name);
}

/* --- whether it will do --- */

/* The first entry begins with its signature, two bytes of version and two of flags, of which the lowest says
 * that it is locked (APPNOTE.TXT - .ZIP File Format Specification, 4.4.4). GDAL would read noise. */
static bool is_locked(const char *real_path) {
    unsigned char head[8] = {0};
    FILE *file = fopen(real_path, "rb");
    size_t length = file == NULL ? 0 : fread(head, 1, sizeof head, file);

    if (file != NULL) fclose(file);
    return length == sizeof head && memcmp(head, "PK\003\004", 4) == 0 && (head[6] & 1) != 0;
}

static enum status check_count(const struct packed *packed, struct error *err) {
    if (packed->files > FILES_MAX)
        return error_set(err, STATUS_REFUSED, "%s holds over %d files, so it is no packed shapefile.",
                         packed->shown, FILES_MAX);
    if (packed->shapes == 0)
        return error_set(
            err, STATUS_INVALID,
            "%s holds no shapefile (.shp), and a ZIP is read for that alone. Unpack it and give the file "
            "inside.",
            packed->shown);
    if (packed->shapes > 1)
        return error_set(
            err, STATUS_INVALID,
            "%s holds %zu shapefiles, and one is read at a time. Pack each with its own files (.shx, .dbf, "
            ".prj).",
            packed->shown, packed->shapes);
    if (packed->bytes > EXPANDED_MAX)
        return error_set(
            err, STATUS_INVALID,
            "%s is over %d megabytes when it is unpacked, the most that is read. Save the shapes in parts.",
            packed->shown, (int)(EXPANDED_MAX >> 20));
    return STATUS_OK;
}

static enum status refuse_foreign(const struct packed *packed, struct error *err) {
    struct text name = TEXT_EMPTY;

    if (packed->foreign == NULL) return STATUS_OK;
    text_add_plain(&name, packed->foreign, NAME_SHOWN);
    error_set(err, STATUS_REFUSED,
              "%s holds %s, which is no part of its shapefile. Pack the shapefile's own files alone (.shp, "
              ".shx, .dbf, "
              ".prj).",
              packed->shown, text_string(&name));
    text_free(&name);
    return STATUS_REFUSED;
}

enum status packed_find(char **out, const char *real_path, const char *shown, struct error *err) {
    struct packed packed = {.shown = shown};
    enum status status = STATUS_OK;

    *out = NULL;
    if (is_locked(real_path))
        return error_set(err, STATUS_INVALID, "%s is locked with a password. Pack the files without one.",
                         shown);
    /* In braces the name of the ZIP ends where it ends, whatever its folders are called. */
    text_format(&packed.folder, "/vsizip/{%s}", real_path);
    status = each_file(&packed, count, err);
    if (status == STATUS_OK) status = check_count(&packed, err);
    if (status == STATUS_OK) status = each_file(&packed, look_for_others, err);
    if (status == STATUS_OK) status = refuse_foreign(&packed, err);
    if (status == STATUS_OK) {
        text_format(&packed.folder, "/%s", packed.shape);
        *out = text_take(&packed.folder);
    }
    text_free(&packed.folder);
    free(packed.shape);
    free(packed.foreign);
    return status;
}
