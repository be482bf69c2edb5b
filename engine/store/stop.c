/* Statements that a person may stop. */
#include <poll.h>

#include "engine/store/store_private.h"

/* How long a request to stop may go unseen when its signal comes between two looks. */
#define LOOK_MILLISECONDS 200

void store_stop_when(struct store *db, const atomic_int *stop) {
    db->stop = stop;
}

enum status store_cancel(struct store *db, struct error *err) {
    char said[256] = "";
    if (!db->cancel || !PQcancel(db->cancel, said, (int)sizeof said))
        return error_set(err, STATUS_UNAVAILABLE, "the running statement could not be stopped: %s", said);
    return STATUS_OK;
}

bool stop_asked(const struct store *db) {
    return db->stop && *db->stop;
}

enum status stop_say(struct error *err) {
    return error_set(err, STATUS_CANCELLED, "stopped; what was not finished was not kept");
}

static void wait_for_answer(struct store *db) {
    struct error ignored = {0};
    bool told = false;

    while (PQisBusy(db->connection)) {
        struct pollfd socket = {.fd = PQsocket(db->connection), .events = POLLIN};
        if (stop_asked(db) && !told) {
            store_cancel(db, &ignored);
            told = true;
        }
        if (poll(&socket, 1, LOOK_MILLISECONDS) > 0 && !PQconsumeInput(db->connection)) return;
    }
}

static PGresult *execute_statement(struct store *db, const char *name, const char *sql, struct bind bind) {
    if (name) return PQexecPrepared(db->connection, name, bind.count, bind.values, NULL, NULL, 0);
    return PQexecParams(db->connection, sql, bind.count, NULL, bind.values, NULL, NULL, 0);
}

static int send_statement(struct store *db, const char *name, const char *sql, struct bind bind) {
    if (name) return PQsendQueryPrepared(db->connection, name, bind.count, bind.values, NULL, NULL, 0);
    return PQsendQueryParams(db->connection, sql, bind.count, NULL, bind.values, NULL, NULL, 0);
}

PGresult *stop_or_execute(struct store *db, const char *name, const char *sql, struct bind bind) {
    PGresult *result = NULL, *next;

    if (!db->stop) return execute_statement(db, name, sql, bind);
    if (!send_statement(db, name, sql, bind)) return NULL;
    for (;;) {
        wait_for_answer(db);
        next = PQgetResult(db->connection);
        if (!next) return result;
        PQclear(result);
        result = next;
    }
}
