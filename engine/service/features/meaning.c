#include "engine/service/features/meaning.h"

#include <pthread.h>
#include <string.h>

#include "sql/embedded.h"

struct meanings {
    struct rows *rows; /* name, meaning */
};

/* Comments change with the program alone, so what was read once is true as long as this runs; nothing is
 * freed. */
static struct meanings kept[COLLECTIONS_MAX];
static pthread_mutex_t kept_lock = PTHREAD_MUTEX_INITIALIZER;

enum status meanings_read(const struct meanings **out, struct store *db, const struct collection *collection,
                          struct error *err) {
    struct meanings *own = &kept[collection_index(collection)];
    struct rows *rows = NULL;
    enum status status = STATUS_OK;

    *out = own;
    pthread_mutex_lock(&kept_lock);
    const bool known = own->rows != NULL;
    pthread_mutex_unlock(&kept_lock);
    if (known) return STATUS_OK;
    status = store_query(db, sql_features_columns, BIND(collection->view), STORE_MANY, &rows, err);
    if (status != STATUS_OK) return status;
    pthread_mutex_lock(&kept_lock);
    if (own->rows == NULL) {
        own->rows = rows;
        rows = NULL;
    }
    pthread_mutex_unlock(&kept_lock);
    rows_free(rows);
    return STATUS_OK;
}

const char *meanings_of(const struct meanings *meanings, const char *column) {
    for (size_t i = 0; i < rows_count(meanings->rows); i++)
        if (strcmp(rows_text(meanings->rows, i, 0), column) == 0) return rows_text(meanings->rows, i, 1);
    return NULL;
}
