/* Which day's register a connection reads, and as recorded when. */
#include <string.h>

#include "engine/store/known.h"
#include "engine/store/store_private.h"
#include "sql/embedded.h"

void store_read_at(struct store *db, const struct store_times *times) {
    db->times_wanted = times ? *times : (struct store_times){.as_at = ""};
}

const struct store_times *store_times(const struct store *db) {
    return &db->times_wanted;
}

static bool same(const struct store_times *a, const struct store_times *b) {
    return strcmp(a->as_at, b->as_at) == 0 && strcmp(a->revision, b->revision) == 0 &&
           strcmp(a->moment, b->moment) == 0;
}

/* A connection on which nothing was ever set is left as it is: a day may be set for one transaction by
 * others. */
enum status times_begin(struct store *db, struct error *err) {
    static const struct store_times now = {.as_at = ""};
    const struct store_times *wanted = &db->times_wanted;
    const char *values[] = {wanted->as_at, wanted->revision, wanted->moment};
    PGresult *result;
    enum status status = STATUS_OK;

    if (!db->times_used && same(wanted, &now)) return STATUS_OK;
    if (!db->times_unsure && same(wanted, &db->times_set)) return STATUS_OK;
    if (PQtransactionStatus(db->connection) == PQTRANS_INERROR) return STATUS_OK;
    result = PQexecParams(db->connection, sql_store_times, 3, NULL, values, NULL, NULL, 0);
    if (execute_went_well(result)) {
        db->times_set = *wanted;
        db->times_used = true;
        db->times_unsure = false;
    } else {
        status = failure_of_result(db, result, sql_store_times, err);
    }
    PQclear(result);
    return status;
}

const char *times_text(struct store *db, const char *sql) {
    if (db->times_wanted.revision[0] == '\0') return sql;
    text_clear(&db->known);
    known_names(&db->known, sql);
    return text_string(&db->known);
}
