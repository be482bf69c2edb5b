#include "engine/service/features/summary.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "engine/query/template.h"
#include "sql/embedded.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* One for each collection and role; an empty stamp for none. The stamp names the database too. */
static struct summary kept[COLLECTIONS_MAX][ROLE_COUNT];
static pthread_mutex_t kept_lock = PTHREAD_MUTEX_INITIALIZER;

static bool recall(struct summary *out, const struct collection *collection, enum role role,
                   const char *stamp) {
    pthread_mutex_lock(&kept_lock);
    *out = kept[collection_index(collection)][role];
    pthread_mutex_unlock(&kept_lock);
    return strcmp(out->stamp, stamp) == 0;
}

static void keep(const struct summary *summary, const struct collection *collection, enum role role) {
    pthread_mutex_lock(&kept_lock);
    kept[collection_index(collection)][role] = *summary;
    pthread_mutex_unlock(&kept_lock);
}

enum columns { STAMP, CURRENT, FEATURE_COUNT, LONLAT, GRID = LONLAT + 4, FROM = GRID + 4, UNTIL };

static struct summary_box box_of(const struct rows *rows, size_t column) {
    if (rows_is_null(rows, 0, column)) return (struct summary_box){0};
    return (struct summary_box){true, rows_number(rows, 0, column), rows_number(rows, 0, column + 1),
                                rows_number(rows, 0, column + 2), rows_number(rows, 0, column + 3)};
}

static void read_text(char *out, size_t size, const struct rows *rows, size_t column) {
    const char *text = rows_text(rows, 0, column);
    snprintf(out, size, "%s", text == NULL ? "" : text);
}

static enum status run(struct rows **rows, struct store *db, const struct collection *collection, bool live,
                       struct error *err) {
    struct text sql = TEXT_EMPTY, view = TEXT_EMPTY;

    text_format(&view, "%s%s", collection->view, live ? "_now" : "");
    const struct template_value values[] = {{"view", text_string(&view)}};
    template_fill(&sql, sql_features_summary, values, COUNT(values));
    enum status status = store_query(db, text_string(&sql), BIND(collection->of_runs ? "true" : "false"),
                                     STORE_ONE, rows, err);
    text_free(&sql);
    text_free(&view);
    return status;
}

static enum status read_now(struct summary *out, struct store *db, const struct collection *collection,
                            struct error *err) {
    struct rows *rows = NULL;
    enum status status = run(&rows, db, collection, false, err);

    if (status == STATUS_OK && !rows_boolean(rows, 0, CURRENT)) {
        rows_free(rows);
        rows = NULL;
        status = run(&rows, db, collection, true, err);
    }
    if (status == STATUS_OK) {
        *out = (struct summary){.count = rows_integer(rows, 0, FEATURE_COUNT),
                                .lonlat = box_of(rows, LONLAT),
                                .grid = box_of(rows, GRID)};
        read_text(out->stamp, sizeof out->stamp, rows, STAMP);
        read_text(out->from, sizeof out->from, rows, FROM);
        read_text(out->until, sizeof out->until, rows, UNTIL);
    }
    rows_free(rows);
    return status;
}

enum status summary_stamp(char *out, size_t size, struct store *db, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_features_stamp, BIND_NONE, STORE_ONE, &rows, err);

    if (status == STATUS_OK) read_text(out, size, rows, 0);
    rows_free(rows);
    return status;
}

enum status summary_read(struct summary *out, struct store *db, const struct collection *collection,
                         enum role role, const char *stamp, struct error *err) {
    if (recall(out, collection, role, stamp)) return STATUS_OK;
    enum status status = read_now(out, db, collection, err);
    if (status == STATUS_OK) keep(out, collection, role);
    return status;
}
