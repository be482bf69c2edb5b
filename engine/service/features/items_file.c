#include "engine/service/features/items_file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/service/features/items_copy.h"
#include "sql/embedded.h"

#define ANY_CRS ((1u << CRS_COUNT) - 1)
/* Files of these kinds name their own system, and have longitude before latitude in any. */
#define FILE_CRS (1u << CRS_CRS84 | 1u << CRS_EPSG_4326 | 1u << CRS_EPSG_27700)

static const struct items_file items_files[] = {
    {"csv", "text/csv; charset=utf-8; header=present", CRS_CRS84, ANY_CRS, items_file_csv},
    {"fgb", "application/flatgeobuf", CRS_CRS84, FILE_CRS, items_file_layer},
    {"gpkg", "application/geopackage+sqlite3", CRS_CRS84, FILE_CRS, items_file_layer},
};

const struct items_file *items_file_of(const struct media_kind *kind) {
    for (size_t i = 0; i < sizeof items_files / sizeof *items_files; i++)
        if (strcmp(items_files[i].f, kind->f) == 0) return &items_files[i];
    return NULL;
}

/* --- the file's own folder --- */

static enum status failed(struct error *err) {
    return error_set(err, STATUS_IO, "the file could not be made in the spool directory: %s",
                     strerror(errno));
}

/* Whatever is in it: who writes may have broken off with files beside its own. */
static void remove_folder(const char *folder) {
    DIR *open = opendir(folder);

    for (struct dirent *entry = open ? readdir(open) : NULL; entry != NULL; entry = readdir(open))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            unlinkat(dirfd(open), entry->d_name, 0);
    if (open != NULL) closedir(open);
    rmdir(folder);
}

/* --- writing it --- */

struct writing {
    const struct items_file *file;
    struct items_file_job job;
    const char *stamp;
};

static enum status read_state(struct writing *writing, struct store *db, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_features_state, BIND_NONE, STORE_ONE, &rows, err);

    if (status == STATUS_OK) {
        writing->stamp = arena_text(writing->job.arena, rows_text(rows, 0, 0));
        writing->job.live = !rows_boolean(rows, 0, 1);
    }
    rows_free(rows);
    return status;
}

static enum status write_file(struct store *db, void *context, struct error *err) {
    struct writing *writing = context;
    enum status status = read_state(writing, db, err);

    if (status == STATUS_OK) status = items_keep_values(db, &writing->job.items->wanted.selection, err);
    return status == STATUS_OK ? writing->file->write(&writing->job, err) : status;
}

/* `*descriptor`: the file, which has no name any more. */
static enum status make(struct writing *writing, int *descriptor, struct error *err) {
    struct items_file_job *job = &writing->job;
    char *folder = arena_format(job->arena, "%s/items-XXXXXX", request_spool_directory(job->items->request));
    enum status status;

    if (mkdtemp(folder) == NULL) return failed(err);
    job->path =
        arena_format(job->arena, "%s/%s.%s", folder, job->items->wanted.collection->name, writing->file->f);
    status = store_transaction(job->db, (struct store_intent){.read_only = true}, write_file, writing, err);
    if (status == STATUS_OK && (*descriptor = open(job->path, O_RDONLY | O_CLOEXEC)) < 0)
        status = failed(err);
    remove_folder(folder);
    return status;
}

enum status items_as_file(const struct items *items, struct response *response, struct error *err) {
    struct arena *arena = request_arena(items->request);
    struct writing writing = {.file = items_file_of(items->kind),
                              .job = {.items = items, .db = request_db(items->request), .arena = arena}};
    int descriptor = -1;
    enum status status = make(&writing, &descriptor, err);

    if (status != STATUS_OK) return status;
    response_file(response, descriptor);
    response_type(response, writing.file->type);
    response_attachment(response,
                        arena_format(arena, "%s.%s", items->wanted.collection->name, items->kind->f));
    items_headers(items, response);
    response_of_stamp(response, writing.stamp);
    return STATUS_OK;
}
