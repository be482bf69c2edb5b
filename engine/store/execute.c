/* What every statement has around it: the stop and the timeout before, the trace after. */
#include <string.h>
#include <time.h>

#include "engine/base/log.h"
#include "engine/store/store_private.h"
#include "sql/embedded.h"

#define LOGGED_CHARACTERS 72

int64_t execute_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* The number is the server process's, so that our log and the server's can be read side by side. */
void execute_log(struct store *db, const char *sql, int64_t started, int64_t rows) {
    if (!log_wants(LOG_LEVEL_DEBUG)) return;
    size_t length = strcspn(sql, "\n");
    log_debug("store", "connection %d: %.3f ms, %lld rows: %.*s", PQbackendPID(db->connection),
              (double)(execute_now() - started) / 1000.0, (long long)rows,
              (int)(length < LOGGED_CHARACTERS ? length : LOGGED_CHARACTERS), sql);
}

bool execute_went_well(const PGresult *result) {
    ExecStatusType status = PQresultStatus(result);
    return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY;
}

enum status execute_command(struct store *db, const char *sql, struct error *err) {
    int64_t started = execute_now();
    PGresult *result = PQexec(db->connection, sql);
    enum status status = STATUS_OK;

    if (!execute_went_well(result)) status = failure_of_result(db, result, sql, err);
    execute_log(db, sql, started, PQntuples(result));
    PQclear(result);
    return status;
}

enum status execute_begin(struct store *db, struct error *err) {
    char milliseconds[24];
    const char *values[1];
    PGresult *result;
    enum status status = STATUS_OK;

    if (stop_asked(db)) return stop_say(err);
    status = times_begin(db, err);
    if (status != STATUS_OK || db->timeout_set == db->timeout_wanted) return status;
    if (PQtransactionStatus(db->connection) == PQTRANS_INERROR) return STATUS_OK;
    values[0] = bind_integer(milliseconds, db->timeout_wanted);
    result = PQexecParams(db->connection, sql_store_timeout, 1, NULL, values, NULL, NULL, 0);
    if (execute_went_well(result))
        db->timeout_set = db->timeout_wanted;
    else
        status = failure_of_result(db, result, sql_store_timeout, err);
    PQclear(result);
    return status;
}
