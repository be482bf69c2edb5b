/* Waiting for what other connections announce. */
#include <errno.h>
#include <poll.h>

#include "engine/store/store_private.h"

static bool take_notices(PGconn *connection) {
    bool any = false;

    for (PGnotify *notice = PQnotifies(connection); notice; notice = PQnotifies(connection)) {
        any = true;
        PQfreemem(notice);
    }
    return any;
}

enum status store_wait(struct store *db, int milliseconds, bool *told, struct error *err) {
    struct pollfd watched = {.fd = PQsocket(db->connection), .events = POLLIN};
    int ready;

    *told = take_notices(db->connection); /* some may have come with the answer to a statement */
    if (*told) return STATUS_OK;
    ready = poll(&watched, 1, milliseconds);
    if (ready == 0 || (ready < 0 && errno == EINTR)) return STATUS_OK;
    if (ready < 0 || PQconsumeInput(db->connection) != 1 || PQstatus(db->connection) != CONNECTION_OK)
        return failure_of_connection(db, err);
    *told = take_notices(db->connection);
    return STATUS_OK;
}
