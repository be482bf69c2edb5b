/*
 * Items as CSV: the id, the properties, and where they are: two columns of coordinates for points, named by
 * the system asked for, and WKT for shapes.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "engine/exchange/copied.h"
#include "engine/service/features/items_copy.h"
#include "engine/service/features/items_file.h"

struct csv {
    const struct page_wanted *wanted;
    struct text columns;
    const char **names;
    size_t count;
};

static void add(struct csv *csv, const char *name, const char *expression) {
    if (csv->count > 0) text_add(&csv->columns, ", ");
    text_add(&csv->columns, expression);
    csv->names[csv->count++] = name;
}

/* "true" and "false", not PostgreSQL's "t" and "f"; and no text that a spreadsheet would run. */
static const char *expression_of(struct arena *arena, const struct column *column) {
    if (column->type == CQL2_TEXT)
        return arena_format(arena, "publish.guard_formula(feature.%s)", column->name);
    return arena_format(arena, column->type == CQL2_BOOLEAN ? "feature.%s::text" : "feature.%s",
                        column->name);
}

static bool has(const struct csv *csv, const char *name) {
    for (size_t i = 0; i < csv->count; i++)
        if (strcmp(csv->names[i], name) == 0) return true;
    return false;
}

/* Unless the property of that name is there, which says the same. */
static void add_axis(struct csv *csv, const char *name, const char *function) {
    const struct crs *crs = csv->wanted->crs;

    if (!has(csv, name))
        add(csv, name,
            arena_format(csv->wanted->selection.arena, "trim_scale(round(%s(%s)::numeric, %s))", function,
                         crs->shape, crs->digits));
}

static void add_place(struct csv *csv) {
    static const char *const axes[CRS_COUNT][2] = {
        [CRS_CRS84] = {"longitude", "latitude"},
        [CRS_EPSG_4326] = {"latitude", "longitude"},
        [CRS_EPSG_27700] = {"easting", "northing"},
        [CRS_EPSG_3857] = {"x", "y"},
    };
    const struct crs *crs = csv->wanted->crs;

    if (strcmp(csv->wanted->collection->geometry_type, "point") != 0) {
        add(csv, "geometry",
            arena_format(csv->wanted->selection.arena, "ST_AsText(%s, %s)", crs->shape, crs->digits));
        return;
    }
    add_axis(csv, axes[crs->code][0], "ST_X");
    add_axis(csv, axes[crs->code][1], "ST_Y");
}

static enum status add_bytes(void *context, const void *bytes, size_t length, struct error *err) {
    if (fwrite(bytes, 1, length, context) == length) return STATUS_OK;
    return error_set(err, STATUS_IO, "the file could not be written: %s", strerror(errno));
}

static enum status write_rows(const struct items_file_job *job, const struct csv *csv, struct error *err) {
    const struct items_copy copy = {text_string(&csv->columns), NULL, "csv"};
    const char *sql = items_copy_sql(csv->wanted, &copy, job->live);
    FILE *file = fopen(job->path, "we");
    enum status status;

    if (file == NULL) return error_set(err, STATUS_IO, "the file could not be made: %s", strerror(errno));
    status = copied_csv(job->db, sql, csv->names, csv->count, add_bytes, file, err);
    if (fclose(file) != 0 && status == STATUS_OK)
        status = error_set(err, STATUS_IO, "the file could not be written: %s", strerror(errno));
    return status;
}

enum status items_file_csv(const struct items_file_job *job, struct error *err) {
    struct csv csv = {.wanted = &job->items->wanted};
    const struct column *column;
    size_t at = 0;

    csv.names = arena_array(job->arena, csv.wanted->collection->column_count + 3, sizeof *csv.names);
    add(&csv, "id", "publish.guard_formula(feature.id)");
    while ((column = items_next_column(csv.wanted, &at)) != NULL)
        add(&csv, column->name, expression_of(job->arena, column));
    add_place(&csv);
    enum status status = write_rows(job, &csv, err);
    text_free(&csv.columns);
    return status;
}
