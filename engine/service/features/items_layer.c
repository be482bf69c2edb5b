/*
 * Items as FlatGeobuf and GeoPackage: one layer, named as the collection, written by terrier-files. What a
 * column means goes with it where the kind of file has room for that.
 */
#include <string.h>

#include "engine/exchange/copied.h"
#include "engine/service/features/items_copy.h"
#include "engine/service/features/items_file.h"
#include "engine/service/features/meaning.h"

struct layer {
    struct arena *arena;
    struct text columns;
    struct files_field *fields;
    size_t count;
};

static void add(struct layer *layer, struct files_field field, const char *expression) {
    if (layer->count > 0) text_add(&layer->columns, ", ");
    text_add(&layer->columns, expression);
    layer->fields[layer->count++] = field;
}

/* A type of binary COPY that terrier-files takes, and PostgreSQL casts to. */
static const char *type_of(enum cql2_type type) {
    static const char *const types[] = {
        [CQL2_TEXT] = "text",    [CQL2_INTEGER] = "int8", [CQL2_NUMBER] = "numeric",
        [CQL2_BOOLEAN] = "bool", [CQL2_DATE] = "date",    [CQL2_TIMESTAMP] = "timestamptz",
    };
    return types[type];
}

static void add_shape(struct layer *layer, const struct page_wanted *wanted) {
    const bool grid = wanted->crs->code == CRS_EPSG_27700;
    const char *type = wanted->collection->geometry_type;
    const struct files_field field = {"geometry", grid ? type : arena_format(layer->arena, "lonlat-%s", type),
                                      NULL};

    add(layer, field, grid ? "ST_AsBinary(feature.geometry)" : "ST_AsBinary(feature.geometry_crs84)");
}

static void add_fields(struct layer *layer, const struct page_wanted *wanted,
                       const struct meanings *meanings) {
    const struct column *column;
    size_t at = 0;

    add(layer, (struct files_field){"id", "text", meanings_of(meanings, "id")}, "feature.id");
    while ((column = items_next_column(wanted, &at)) != NULL) {
        const char *type = type_of(column->type);
        const struct files_field field = {column->name, type, meanings_of(meanings, column->name)};
        add(layer, field, arena_format(layer->arena, "feature.%s::%s", column->name, type));
    }
    add_shape(layer, wanted);
}

static enum status write_rows(const struct items_file_job *job, const struct layer *layer,
                              struct error *err) {
    const struct page_wanted *wanted = &job->items->wanted;
    const struct files_layer only = {wanted->collection->name, wanted->collection->about, layer->fields,
                                     layer->count};
    const struct files_write file = {
        .format = job->items->kind->f, .path = job->path, .layers = &only, .layer_count = 1};
    /* FlatGeobuf has no place for a feature without a shape. */
    const bool shaped_only = strcmp(file.format, "fgb") == 0;
    const struct items_copy copy = {text_string(&layer->columns),
                                    shaped_only ? "feature.geometry IS NOT NULL" : NULL, "binary"};
    const char *const copies[] = {items_copy_sql(wanted, &copy, job->live)};

    return copied_layers(job->db, &file, copies, err);
}

enum status items_file_layer(const struct items_file_job *job, struct error *err) {
    const struct collection *collection = job->items->wanted.collection;
    struct layer layer = {.arena = job->arena};
    const struct meanings *meanings;
    enum status status = meanings_read(&meanings, job->db, collection, err);

    if (status != STATUS_OK) return status;
    layer.fields = arena_array(job->arena, collection->column_count + 2, sizeof *layer.fields);
    add_fields(&layer, &job->items->wanted, meanings);
    status = write_rows(job, &layer, err);
    text_free(&layer.columns);
    return status;
}
