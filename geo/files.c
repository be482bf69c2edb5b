#include "geo/files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/account.h"
#include "engine/base/memory.h"
#include "geo/child.h"
#include "geo/stream.h"
#include "geo/values.h"

#define SERVICE_USER "terrier"

struct arguments {
    const char **items;
    size_t count, capacity;
};

static void add_argument(struct arguments *arguments, const char *value) {
    void *items = arguments->items;
    memory_reserve(&items, &arguments->capacity, arguments->count + 2, sizeof *arguments->items);
    arguments->items = items;
    arguments->items[arguments->count++] = value;
    arguments->items[arguments->count] = NULL;
}

static void add_option(struct arguments *arguments, const char *option, const char *value) {
    if (!value) return;
    add_argument(arguments, option);
    add_argument(arguments, value);
}

/* --- reading --- */

const char *files_reader(void) {
    struct account service;
    return geteuid() == 0 && account_by_name(SERVICE_USER, &service) ? SERVICE_USER : NULL;
}

static const char *const kinds[] = {
    [FILES_TABLE] = "table", [FILES_SHAPES] = "shapes", [FILES_TITLES] = "titles"};

static enum status start_reading(struct child *child, const struct files_read *what, struct error *err) {
    struct arguments arguments = {0};
    char header_row[16];
    snprintf(header_row, sizeof header_row, "%d", what->header_row);
    add_argument(&arguments, "read");
    add_option(&arguments, "--layer", what->layer);
    if (what->header_row > 0) add_option(&arguments, "--header-row", header_row);
    add_option(&arguments, "--proj", what->proj_directory);
    add_option(&arguments, "--as-user", what->as_user);
    add_argument(&arguments, "--");
    add_argument(&arguments, kinds[what->kind]);
    add_argument(&arguments, what->path);
    enum status status = child_start(child, arguments.items, false, err);
    free(arguments.items);
    return status;
}

static enum status read_child(void *context, void *buffer, size_t size, size_t *got, struct error *err) {
    return child_read(context, buffer, size, got, err);
}

/* The strings of one row, copied to be NUL-terminated; one arena, emptied at each row. */
struct decoded {
    struct arena *arena;
    struct stream_field *fields;
    const char **names;
    const char **values;
};

static const char *copy_field(struct arena *arena, struct stream_field field) {
    return field.length < 0 ? NULL : arena_bytes(arena, (const char *)field.bytes, (size_t)field.length);
}

static bool copy_texts(struct decoded *to, struct stream_field field, const char **texts, size_t *count) {
    if (!value_texts(field, to->fields, STREAM_FIELDS_MAX, count)) return false;
    for (size_t i = 0; i < *count; i++)
        texts[i] = copy_field(to->arena, to->fields[i]);
    return true;
}

static bool decode_row(struct decoded *to, const struct stream *stream, struct files_row *row) {
    size_t value_count;
    struct stream_field geometry = stream_field(stream, 4);
    arena_reset(to->arena);
    *row = (struct files_row){.names = to->names, .values = to->values};
    row->layer = copy_field(to->arena, stream_field(stream, 0));
    if (!value_int8(stream_field(stream, 1), &row->number)) return false;
    if (!copy_texts(to, stream_field(stream, 2), to->names, &row->count)) return false;
    if (!copy_texts(to, stream_field(stream, 3), to->values, &value_count) || value_count != row->count)
        return false;
    if (geometry.length >= 0) {
        row->wkb = geometry.bytes;
        row->wkb_length = (size_t)geometry.length;
    }
    row->note = copy_field(to->arena, stream_field(stream, 5));
    return true;
}

/* `*stopped`: the receiver wants no more, as opposed to the child having failed. */
static enum status read_rows(struct stream *stream, struct decoded *to, files_row_sink sink, void *context,
                             bool *stopped, struct error *err) {
    struct files_row row;
    bool there;
    enum status status = stream_begin(stream, &there, err);
    while (status == STATUS_OK && there) {
        status = stream_row(stream, 6, &there, err);
        if (status != STATUS_OK || !there) break;
        if (!decode_row(to, stream, &row))
            return error_set(err, STATUS_INTERNAL, "terrier-files sent a row that cannot be read.");
        status = sink(context, &row, err);
        *stopped = status != STATUS_OK;
    }
    return status;
}

enum status files_read_rows(const struct files_read *what, files_row_sink sink, void *context,
                            struct error *err) {
    struct child child;
    struct decoded decoded = {0};
    enum status status = start_reading(&child, what, err);
    if (status != STATUS_OK) return status;

    struct stream *stream = stream_new(read_child, &child);
    decoded.arena = arena_new();
    decoded.fields = memory_array(STREAM_FIELDS_MAX, sizeof *decoded.fields);
    decoded.names = memory_array(STREAM_FIELDS_MAX, sizeof *decoded.names);
    decoded.values = memory_array(STREAM_FIELDS_MAX, sizeof *decoded.values);
    struct error stream_error = {0};
    bool stopped = false;
    status = read_rows(stream, &decoded, sink, context, &stopped, &stream_error);
    stream_free(stream);
    arena_free(decoded.arena);
    free(decoded.fields);
    free(decoded.names);
    free(decoded.values);

    /* A stream cut short is the child's failure: its own words say more than ours. */
    enum status ended = child_finish(&child, stopped, err);
    if (ended != STATUS_OK) return ended;
    if (status != STATUS_OK) *err = stream_error;
    return status;
}

/* --- writing --- */

static enum status write_child(void *context, const void *bytes, size_t length, struct error *err) {
    return child_write(context, bytes, length, err);
}

static void add_layer(struct arguments *arguments, const struct files_layer *layer) {
    add_argument(arguments, "--layer");
    add_argument(arguments, layer->name);
    add_argument(arguments, layer->about ? layer->about : "");
    for (size_t i = 0; i < layer->field_count; i++) {
        add_argument(arguments, "--field");
        add_argument(arguments, layer->fields[i].name);
        add_argument(arguments, layer->fields[i].type);
        add_argument(arguments, layer->fields[i].about ? layer->fields[i].about : "");
    }
}

enum status files_write_layers(const struct files_write *what, files_feed feed, void *context,
                               struct error *err) {
    struct arguments arguments = {0};
    struct child child;
    add_argument(&arguments, "write");
    add_option(&arguments, "--proj", what->proj_directory);
    add_option(&arguments, "--as-user", what->as_user);
    for (size_t i = 0; i < what->layer_count; i++)
        add_layer(&arguments, &what->layers[i]);
    add_argument(&arguments, "--");
    add_argument(&arguments, what->format);
    add_argument(&arguments, what->path);
    enum status status = child_start(&child, arguments.items, true, err);
    free(arguments.items);
    if (status != STATUS_OK) return status;

    struct error feed_error = {0};
    for (size_t i = 0; i < what->layer_count && status == STATUS_OK; i++)
        status = feed(context, i, write_child, &child, &feed_error);
    if (status == STATUS_OK) return child_finish(&child, false, err);
    /* The feed broke off. Where the child went first, its words say why; else the child sees the early end of
     * its stream, drops its temporary file and complains of that, which is not the reason. */
    enum status ended = child_finish(&child, false, err);
    if (status == STATUS_IO && ended != STATUS_OK) return ended;
    *err = feed_error;
    return status;
}
