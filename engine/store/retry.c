/* The one loop that tries again what lost a race. */
#include <time.h>

#include "engine/base/log.h"
#include "engine/store/store_private.h"

#define ATTEMPTS                 5
#define FIRST_PAUSE_MICROSECONDS 5000

/* Two that collided must not wait for the same time and collide again: the server's process number parts
 * them. */
static void pause_before(struct store *db, int attempt) {
    long microseconds = (FIRST_PAUSE_MICROSECONDS << attempt) + PQbackendPID(db->connection) % 97 * 50;
    struct timespec pause = {microseconds / 1000000, microseconds % 1000000 * 1000};
    nanosleep(&pause, NULL);
}

enum status retry_run(struct store *db, store_work work, void *context, struct error *err) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (attempt > 0) pause_before(db, attempt);
        enum status status = work(db, context, err);
        if (status != STATUS_RETRY) return status;
        log_info("store", "connection %d: attempt %d of %d lost a race: %s", PQbackendPID(db->connection),
                 attempt + 1, ATTEMPTS, err->message);
    }
    err->status = STATUS_CONFLICT;
    return error_context(err, "others kept changing the same records, so this was given up after %d attempts",
                         ATTEMPTS);
}
