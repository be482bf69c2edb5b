#include "geo/formats/describe.h"

#include <sqlite3.h>

extern const char sqlite_describe_tables[];
extern const char sqlite_describe_column[];

static bool has_descriptions(const struct schema *schema) {
    for (size_t l = 0; l < schema->count; l++)
        for (size_t i = 0; i < schema->layers[l].field_count; i++)
            if (schema->layers[l].fields[i].about[0]) return true;
    return false;
}

static int describe_layer(sqlite3_stmt *statement, const struct schema_layer *layer) {
    int result = SQLITE_OK;
    for (size_t i = 0; i < layer->field_count && result == SQLITE_OK; i++) {
        const struct schema_field *field = &layer->fields[i];
        if (!field->about[0] || field->type == SCHEMA_SHAPE) continue;
        sqlite3_bind_text(statement, 1, layer->name, -1, SQLITE_STATIC);
        sqlite3_bind_text(statement, 2, field->name, -1, SQLITE_STATIC);
        sqlite3_bind_text(statement, 3, field->about, -1, SQLITE_STATIC);
        sqlite3_step(statement);
        result = sqlite3_reset(statement);
    }
    return result;
}

enum status describe_fields(const char *path, const struct schema *schema, struct error *err) {
    sqlite3 *file = NULL;
    sqlite3_stmt *statement = NULL;
    enum status status = STATUS_OK;
    if (!has_descriptions(schema)) return STATUS_OK;
    int result = sqlite3_open_v2(path, &file, SQLITE_OPEN_READWRITE, NULL);
    if (result == SQLITE_OK) result = sqlite3_exec(file, sqlite_describe_tables, NULL, NULL, NULL);
    if (result == SQLITE_OK) result = sqlite3_prepare_v2(file, sqlite_describe_column, -1, &statement, NULL);
    for (size_t l = 0; l < schema->count && result == SQLITE_OK; l++)
        result = describe_layer(statement, &schema->layers[l]);
    sqlite3_finalize(statement);
    if (result != SQLITE_OK)
        status = error_set(err, STATUS_IO, "The columns could not be described: %s.", sqlite3_errmsg(file));
    sqlite3_close(file);
    return status;
}
