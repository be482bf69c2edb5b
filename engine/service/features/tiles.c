#include "engine/service/features/tiles.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/query/template.h"
#include "engine/service/features/items.h"
#include "engine/service/features/tile_matrix_sets.h"
#include "sql/embedded.h"

static const struct media_kind kinds[] = {{"mvt", TILES_TYPE}, {NULL, NULL}};

struct tile {
    struct request *request;
    const struct collection *collection;
    const struct tile_matrix_set *set;
    int64_t zoom, row, column;
    const struct column *const *columns; /* NULL: the usual ones */
    size_t column_count;
};

/* --- which tile --- */

static enum status outside(struct tile *tile, const char *part, const char *what, int64_t count,
                           struct error *err) {
    request_fault(tile->request, 0, "path", part);
    return error_set(err, STATUS_NOT_FOUND, "%s has %s from 0 to %lld here, not `%s`", tile->set->id, what,
                     (long long)count - 1, request_part(tile->request, part));
}

/* A number from 0 up to `count`, written plainly: one address for one tile. */
static bool read_number(const struct tile *tile, const char *part, int64_t count, int64_t *out) {
    const char *text = request_part(tile->request, part);

    return text[strspn(text, "0123456789")] == '\0' && (text[0] != '0' || text[1] == '\0') &&
           number_parse_integer(text, out) && *out < count;
}

static enum status read_path(struct tile *tile, struct error *err) {
    enum status status = items_collection(&tile->collection, tile->request, err);

    if (status == STATUS_OK) status = tile_matrix_set_of_path(&tile->set, tile->request, err);
    if (status != STATUS_OK) return status;
    if (!read_number(tile, "tileMatrix", tile->set->zooms, &tile->zoom))
        return outside(tile, "tileMatrix", "tile matrices", tile->set->zooms, err);
    const int64_t rows = (int64_t)tile->set->rows << tile->zoom;
    const int64_t columns = (int64_t)tile->set->columns << tile->zoom;
    if (!read_number(tile, "tileRow", rows, &tile->row)) return outside(tile, "tileRow", "rows", rows, err);
    if (!read_number(tile, "tileCol", columns, &tile->column))
        return outside(tile, "tileCol", "columns", columns, err);
    return STATUS_OK;
}

/* --- what it has --- */

/* What maps are coloured and labelled by: the reference, what the list shows, and the ratings. */
static bool is_usual(const struct column *column) {
    return (column->flags & COLUMN_LISTED) != 0 || strcmp(column->name, "reference") == 0 ||
           strncmp(column->name, "rating_", 7) == 0;
}

/* Numbers as a vector tile has them; what it has no type for becomes text. */
static void add_column(struct text *out, const struct column *column) {
    text_format(out, column->type == CQL2_NUMBER ? ", feature.%s::float8" : ", feature.%s", column->name);
}

static const char *columns_of(const struct tile *tile) {
    const struct collection *collection = tile->collection;
    struct text out = TEXT_EMPTY;

    text_add(&out, "feature.id");
    for (size_t i = 0; tile->columns != NULL && i < tile->column_count; i++)
        add_column(&out, tile->columns[i]);
    for (size_t i = 0; tile->columns == NULL && i < collection->column_count; i++)
        if (is_usual(&collection->columns[i])) add_column(&out, &collection->columns[i]);
    const char *kept = arena_text(request_arena(tile->request), text_string(&out));
    text_free(&out);
    return kept;
}

static enum status run(struct rows **rows, const struct tile *tile, bool live, struct error *err) {
    struct arena *arena = request_arena(tile->request);
    const struct template_value values[] = {
        {"columns", columns_of(tile)},
        {"view", arena_format(arena, "%s%s", tile->collection->view, live ? "_now" : "")},
        {"layer", arena_format(arena, "'%s'", tile->collection->name)}};
    char zoom[24], column[24], row[24];
    struct text sql = TEXT_EMPTY;

    template_fill(&sql, tile->set->sql, values, sizeof values / sizeof *values);
    const struct bind bind = BIND(bind_integer(zoom, tile->zoom), bind_integer(column, tile->column),
                                  bind_integer(row, tile->row));
    /* Not prepared: a plan for any tile would not know how much lies in this one. */
    enum status status =
        store_query_once(request_db(tile->request), text_string(&sql), bind, STORE_ONE, rows, err);
    text_free(&sql);
    return status;
}

static unsigned digit_of(char c) {
    return (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
}

static void add_bytes(struct text *out, const char *hex) {
    for (; hex[0] != '\0'; hex += 2)
        text_add_char(out, (char)(digit_of(hex[0]) << 4 | digit_of(hex[1])));
}

enum { STAMP, CURRENT, BODY };

enum status tiles_handle(struct request *request, struct response *response, struct error *err) {
    struct tile tile = {.request = request};
    struct rows *rows = NULL;
    enum status status = read_path(&tile, err);

    if (status != STATUS_OK) return status;
    if (request_wants(request, kinds, err) == NULL) return err->status;
    status = items_properties(&tile.columns, &tile.column_count, request, tile.collection, err);
    if (status == STATUS_OK) status = run(&rows, &tile, false, err);
    if (status == STATUS_OK && !rows_boolean(rows, 0, CURRENT)) {
        rows_free(rows);
        rows = NULL;
        status = run(&rows, &tile, true, err);
    }
    if (status == STATUS_OK) {
        add_bytes(response_body(response), rows_text(rows, 0, BODY));
        response_type(response, TILES_TYPE);
        response_of_stamp(response, rows_text(rows, 0, STAMP));
    }
    rows_free(rows);
    return status;
}
