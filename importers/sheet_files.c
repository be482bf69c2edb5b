#include "importers/sheet_files.h"

#include <string.h>

#include "engine/base/csv.h"
#include "engine/base/text.h"
#include "geo/files.h"

struct sheet_files {
    struct arena *arena;
    const char *path;
    const char *layer;
    const char **names;
    size_t column_count;
    struct sheet_row *rows;
    size_t count;
    size_t capacity;
    size_t next;
    size_t bytes; /* of all rows kept */
    size_t most;
};

static const struct {
    const char *ending;
    enum files_kind kind;
} endings[] = {{".xlsx", FILES_TABLE},     {".ods", FILES_TABLE},   {".gpkg", FILES_SHAPES},
               {".geojson", FILES_SHAPES}, {".json", FILES_SHAPES}, {".shp", FILES_SHAPES},
               {".zip", FILES_SHAPES},     {".fgb", FILES_SHAPES},  {".gml", FILES_TITLES}};

static bool kind_of(const char *path, enum files_kind *kind) {
    size_t length = strlen(path);

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t ending = strlen(endings[i].ending);
        if (length > ending && text_equal_nocase(path + length - ending, endings[i].ending)) {
            *kind = endings[i].kind;
            return true;
        }
    }
    return false;
}

bool sheet_files_reads(const char *path) {
    enum files_kind kind;

    return kind_of(path, &kind);
}

bool sheet_files_of_titles(const char *path) {
    enum files_kind kind;

    return kind_of(path, &kind) && kind == FILES_TITLES;
}

static void take_header(struct sheet_files *files, const struct files_row *from) {
    files->layer = arena_text(files->arena, from->layer == NULL ? "" : from->layer);
    files->column_count = from->count;
    files->names = arena_array(files->arena, from->count + 1, sizeof *files->names);
    for (size_t i = 0; i < from->count; i++)
        files->names[i] = arena_text(files->arena, from->names[i] == NULL ? "" : from->names[i]);
}

/* These files have no lines of their own: what is kept as the row's bytes is its values as a line of CSV. */
static void take_raw(struct sheet_files *files, struct sheet_row *row) {
    struct text raw = TEXT_EMPTY;

    for (size_t i = 0; i < row->field_count; i++)
        csv_write_field(&raw, row->fields[i] == NULL ? "" : row->fields[i], i == 0, false);
    row->raw = arena_bytes(files->arena, text_string(&raw), raw.length);
    row->raw_length = raw.length;
    text_free(&raw);
}

static struct sheet_row *add_row(struct sheet_files *files) {
    if (files->count == files->capacity) {
        size_t capacity = files->capacity == 0 ? 256 : files->capacity * 2;
        struct sheet_row *rows = arena_array(files->arena, capacity, sizeof *rows);
        if (files->count > 0) memcpy(rows, files->rows, files->count * sizeof *rows);
        files->rows = rows;
        files->capacity = capacity;
    }
    return &files->rows[files->count++];
}

/* A small file can hold any number of rows: packed, or as a view that makes them. */
static enum status keep_within(struct sheet_files *files, const struct sheet_row *row, struct error *err) {
    files->bytes +=
        sizeof *row + files->column_count * sizeof *row->fields + 2 * row->raw_length + row->wkb_length;
    if (files->bytes <= files->most) return STATUS_OK;
    return error_set(
        err, STATUS_INVALID,
        "%s holds more than %zu megabytes of rows when it is unpacked, the most that is read: if it "
        "is what it should be, save it in parts",
        files->path, files->most >> 20);
}

static enum status take_row(void *context, const struct files_row *from, struct error *err) {
    struct sheet_files *files = context;
    const char **fields;
    struct sheet_row *row;

    if (files->names == NULL) take_header(files, from);
    if (strcmp(files->layer, from->layer == NULL ? "" : from->layer) != 0)
        return error_set(err, STATUS_INVALID,
                         "%s holds several sheets or layers (%.60s, %.60s): say which is meant (--sheet)",
                         files->path, files->layer, from->layer == NULL ? "" : from->layer);
    row = add_row(files);
    fields = arena_array(files->arena, files->column_count + 1, sizeof *fields);
    for (size_t i = 0; i < files->column_count && i < from->count; i++)
        fields[i] = arena_text(files->arena, from->values[i]);
    row->line = from->number > 0 ? (size_t)from->number : files->count;
    row->number = files->count;
    row->fields = fields;
    row->field_count = files->column_count;
    row->note = arena_text(files->arena, from->note);
    if (from->wkb != NULL)
        row->wkb = (const unsigned char *)arena_bytes(files->arena, from->wkb, from->wkb_length);
    row->wkb_length = from->wkb_length;
    take_raw(files, row);
    return keep_within(files, row, err);
}

enum status sheet_files_open(struct sheet_files **out, const char *path, const struct sheet_request *request,
                             size_t most, struct error *err) {
    struct arena *arena = arena_new();
    struct sheet_files *files = arena_alloc(arena, sizeof *files);
    struct files_read what = {.path = path,
                              .layer = request->layer,
                              .header_row = request->header_row,
                              .proj_directory = request->proj_directory,
                              .as_user = files_reader()};
    enum status status;

    files->arena = arena;
    files->path = path;
    files->most = most;
    kind_of(path, &what.kind);
    status = files_read_rows(&what, take_row, files, err);
    if (status == STATUS_OK && files->names == NULL)
        status = error_set(err, STATUS_INVALID, "%s has no rows: nothing to import", path);
    if (status == STATUS_OK)
        *out = files;
    else
        sheet_files_close(files);
    return status;
}

void sheet_files_close(struct sheet_files *files) {
    if (files != NULL) arena_free(files->arena);
}

size_t sheet_files_column_count(const struct sheet_files *files) {
    return files->column_count;
}

const char *sheet_files_column(const struct sheet_files *files, size_t index) {
    return files->names[index];
}

void sheet_files_rewind(struct sheet_files *files) {
    files->next = 0;
}

bool sheet_files_next(struct sheet_files *files, struct sheet_row *row) {
    if (files->next == files->count) return false;
    *row = files->rows[files->next++];
    return true;
}
