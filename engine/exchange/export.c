#include "engine/exchange/export.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/exchange/copied.h"
#include "engine/exchange/whole_file.h"
#include "geo/files.h"
#include "sql/embedded.h"

#define LAYERS_MAX 5

enum shapes { SHAPES_NONE, SHAPES_GRID, SHAPES_LONLAT };

struct format {
    const char *ending;
    const char *name; /* of terrier-files; NULL: written here */
    enum shapes shapes;
    bool guard;
    bool all_shaped; /* it holds only what has a shape */
    const struct query_collection *layers[LAYERS_MAX];
    size_t layer_count;
};

static const struct format formats[] = {
    {".gpkg",
     "gpkg",
     SHAPES_GRID,
     false,
     false,
     {&query_assets, &query_land_parcels, &query_buildings, &query_emissions, &query_recommendations},
     5},
    {".fgb", "fgb", SHAPES_GRID, false, true, {&query_assets}, 1},
    {".geojson", "geojson", SHAPES_LONLAT, false, false, {&query_assets}, 1},
    {".ods", "ods", SHAPES_NONE, true, false, {&query_assets}, 1},
    {".csv", NULL, SHAPES_NONE, true, false, {&query_assets}, 1},
};

struct job {
    const struct export *what;
    const struct format *format;
    struct query *query;
    struct store *db;
    struct arena *arena;
    int64_t count;
};

static const struct format *format_of(const char *path) {
    const char *ending = strrchr(path, '.');

    for (size_t i = 0; ending && i < sizeof formats / sizeof *formats; i++)
        if (text_equal_nocase(ending, formats[i].ending)) return &formats[i];
    return NULL;
}

enum status export_check(const char *path, struct error *err) {
    if (format_of(path) == NULL)
        return error_set(err, STATUS_INVALID,
                         "`%.200s` does not say which kind of file is wanted: end it with .gpkg, .geojson, "
                         ".fgb, .csv or .ods",
                         path);
    return whole_file_check(path, err);
}

static const char *geometry(const struct format *format, const struct query_collection *collection) {
    if (format->shapes == SHAPES_NONE) return NULL;
    return format->shapes == SHAPES_GRID ? collection->geometry : collection->geometry_lonlat;
}

static const char *copy_sql(struct job *job, const struct query_collection *collection) {
    struct text sql = TEXT_EMPTY;

    query_copy(&sql, collection, geometry(job->format, collection),
               job->format->name ? QUERY_COPY_BINARY : QUERY_COPY_CSV, job->format->guard);
    const char *kept = arena_text(job->arena, text_string(&sql));
    text_free(&sql);
    return kept;
}

/* --- through terrier-files --- */

/* Rows of the comments: name, comment; the view's own has no name. */
static const char *comment_of(struct arena *arena, const struct rows *comments, const char *name) {
    for (size_t i = 0; i < rows_count(comments); i++)
        if (text_equal(rows_text(comments, i, 0), name)) return arena_text(arena, rows_text(comments, i, 1));
    return NULL;
}

static enum status may_read(struct job *job, const struct query_collection *collection, bool *may,
                            struct error *err) {
    struct rows *rows = NULL;
    enum status status =
        store_query(job->db, sql_export_may_read, BIND(collection->view), STORE_ONE, &rows, err);

    if (status == STATUS_OK) *may = text_equal(rows_text(rows, 0, 0), "t");
    rows_free(rows);
    return status;
}

static enum status describe(struct job *job, const struct query_collection *collection,
                            struct files_layer *layer, struct error *err) {
    bool shaped = geometry(job->format, collection) != NULL;
    struct files_field *fields = arena_array(job->arena, collection->column_count + 1, sizeof *fields);
    struct rows *comments = NULL;
    enum status status =
        store_query(job->db, sql_export_comments, BIND(collection->view), STORE_MANY, &comments, err);

    if (status == STATUS_OK) {
        for (size_t i = 0; i < collection->column_count; i++)
            fields[i] = (struct files_field){collection->columns[i].name,
                                             query_type_name(collection->columns[i].type),
                                             comment_of(job->arena, comments, collection->columns[i].name)};
        if (shaped)
            fields[collection->column_count] = (struct files_field){
                "geometry", job->format->shapes == SHAPES_LONLAT ? "lonlat" : collection->geometry_type,
                NULL};
        *layer = (struct files_layer){collection->name, comment_of(job->arena, comments, ""), fields,
                                      collection->column_count + shaped};
    }
    rows_free(comments);
    return status;
}

static enum status write_layers(struct job *job, struct error *err) {
    struct files_layer layers[LAYERS_MAX];
    const char *copies[LAYERS_MAX];
    struct files_write files = {.format = job->format->name,
                                .path = job->what->path,
                                .layers = layers,
                                .proj_directory = job->what->proj_directory};
    enum status status = STATUS_OK;

    for (size_t i = 0; status == STATUS_OK && i < job->format->layer_count; i++) {
        const struct query_collection *collection = job->format->layers[i];
        bool may = false;
        status = may_read(job, collection, &may, err);
        if (status != STATUS_OK || !may) continue; /* what a reader has no right to is no layer of theirs */
        copies[files.layer_count] = copy_sql(job, collection);
        status = describe(job, collection, &layers[files.layer_count++], err);
    }
    return status == STATUS_OK ? copied_layers(job->db, &files, copies, err) : status;
}

/* --- CSV --- */

static enum status add_to_file(void *context, const void *bytes, size_t length, struct error *err) {
    return whole_file_add(context, bytes, length, err);
}

static enum status write_csv(struct job *job, struct error *err) {
    const struct query_collection *collection = job->format->layers[0];
    const char **names = arena_array(job->arena, collection->column_count, sizeof *names);
    struct whole_file *file = NULL;
    enum status status = whole_file_open(&file, job->what->path, err);

    if (status != STATUS_OK) return status;
    for (size_t i = 0; i < collection->column_count; i++)
        names[i] = collection->columns[i].name;
    status = copied_csv(job->db, copy_sql(job, collection), names, collection->column_count, add_to_file,
                        file, err);
    if (status == STATUS_OK) return whole_file_finish(file, err);
    whole_file_abandon(file);
    return status;
}

/* --- both --- */

static enum status write_file(struct store *db, void *context, struct error *err) {
    struct job *job = context;
    enum status status = query_keep(job->query, db, &job->count, err);

    if (status != STATUS_OK) return status;
    return job->format->name ? write_layers(job, err) : write_csv(job, err);
}

enum status export_write(const struct export *what, struct query *query, struct store *db, int64_t *count,
                         struct error *err) {
    struct job job = {.what = what, .format = format_of(what->path), .query = query, .db = db};
    enum status status = export_check(what->path, err);

    if (status == STATUS_OK) status = query_keep_ready(db, err);
    if (status != STATUS_OK) return status;
    if (job.format->all_shaped) query_only_located(query);
    job.arena = arena_new();
    status = store_transaction(db, (struct store_intent){.read_only = true}, write_file, &job, err);
    if (status == STATUS_OK && count != NULL) *count = job.count;
    arena_free(job.arena);
    return status;
}
