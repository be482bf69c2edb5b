/* Running statements with bound values, and scripts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/base/log.h"
#include "engine/store/store_private.h"
#include "sql/embedded.h"

#define LOGGED_CHARACTERS 72

struct call {
    const char *sql;
    struct bind bind;
    PGresult *result;
};

const char *bind_integer(char *buffer, int64_t value) {
    snprintf(buffer, 24, "%lld", (long long)value);
    return buffer;
}

int64_t query_now_microseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* The number is the server process's, so that our log and the server's can be read side by side. */
void query_log(struct store *db, const char *sql, int64_t started, int64_t rows) {
    if (!log_wants(LOG_LEVEL_DEBUG)) return;
    size_t length = strcspn(sql, "\n");
    log_debug("store", "connection %d: %.3f ms, %lld rows: %.*s", PQbackendPID(db->connection),
              (double)(query_now_microseconds() - started) / 1000.0, (long long)rows,
              (int)(length < LOGGED_CHARACTERS ? length : LOGGED_CHARACTERS), sql);
}

static bool finished_well(const PGresult *result) {
    ExecStatusType status = PQresultStatus(result);
    return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY;
}

enum status query_command(struct store *db, const char *sql, struct error *err) {
    int64_t started = query_now_microseconds();
    PGresult *result = PQexec(db->connection, sql);
    enum status status = STATUS_OK;

    if (!finished_well(result)) status = failure_of_result(db, result, sql, err);
    query_log(db, sql, started, PQntuples(result));
    PQclear(result);
    return status;
}

enum status query_begin(struct store *db, struct error *err) {
    char milliseconds[24];
    const char *values[1];
    PGresult *result;
    enum status status = STATUS_OK;

    if (stop_asked(db)) return stop_say(err);
    if (db->timeout_set == db->timeout_wanted) return STATUS_OK;
    if (PQtransactionStatus(db->connection) == PQTRANS_INERROR) return STATUS_OK;
    values[0] = bind_integer(milliseconds, db->timeout_wanted);
    result = PQexecParams(db->connection, sql_store_timeout, 1, NULL, values, NULL, NULL, 0);
    if (finished_well(result))
        db->timeout_set = db->timeout_wanted;
    else
        status = failure_of_result(db, result, sql_store_timeout, err);
    PQclear(result);
    return status;
}

/* Views rebuilt under a running connection make its prepared statements stale; the server says so once. */
static bool plan_is_stale(const PGresult *result) {
    const char *sqlstate = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char *routine = PQresultErrorField(result, PG_DIAG_SOURCE_FUNCTION);
    return sqlstate && routine && strcmp(sqlstate, "0A000") == 0 &&
           strcmp(routine, "RevalidateCachedQuery") == 0;
}

static enum status attempt(struct store *db, void *context, struct error *err) {
    struct call *call = context;
    const char *name = NULL;
    int64_t started = query_now_microseconds();
    enum status status = query_begin(db, err);

    if (status == STATUS_OK) status = statement_name(db, call->sql, &name, err);
    if (status != STATUS_OK) return status;
    call->result = stop_or_execute(db, name, call->bind);
    query_log(db, call->sql, started, PQntuples(call->result));
    if (finished_well(call->result)) return STATUS_OK;

    status = failure_of_result(db, call->result, call->sql, err);
    if (status == STATUS_CANCELLED && stop_asked(db)) stop_say(err);
    if (plan_is_stale(call->result)) {
        statement_forget(db, call->sql);
        status = error_set(err, STATUS_RETRY, "the views were rebuilt meanwhile");
    }
    PQclear(call->result);
    call->result = NULL;
    return status;
}

static enum status check_shape(const PGresult *result, const char *sql, enum store_shape shape,
                               struct error *err) {
    int count = PQntuples(result);
    size_t length = strcspn(sql, "\n");

    if (shape == STORE_ONE && count == 0) return error_set(err, STATUS_NOT_FOUND, "there is no such record");
    if ((shape == STORE_ONE || shape == STORE_MAYBE_ONE) && count > 1)
        return error_set(err, STATUS_INTERNAL, "one row was expected of the statement `%.*s`, %d came",
                         (int)length, sql, count);
    if (shape != STORE_NOTHING && PQresultStatus(result) != PGRES_TUPLES_OK)
        return error_set(err, STATUS_INTERNAL, "rows were expected of the statement `%.*s`, which gives none",
                         (int)length, sql);
    return STATUS_OK;
}

enum status store_query(struct store *db, const char *sql, struct bind bind, enum store_shape shape,
                        struct rows **out, struct error *err) {
    struct call call = {.sql = sql, .bind = bind};
    enum status status;

    if (out) *out = NULL;
    if (PQtransactionStatus(db->connection) == PQTRANS_IDLE)
        status = retry_run(db, attempt, &call, err);
    else
        status = attempt(db, &call, err);
    if (status != STATUS_OK) return status;

    status = check_shape(call.result, sql, shape, err);
    if (status == STATUS_OK && out && shape != STORE_NOTHING)
        *out = rows_of_result(call.result);
    else
        PQclear(call.result);
    return status;
}

enum status store_run(struct store *db, const char *sql, struct bind bind, struct error *err) {
    return store_query(db, sql, bind, STORE_NOTHING, NULL, err);
}

enum status store_script(struct store *db, const char *sql, struct error *err) {
    enum status status = query_begin(db, err);
    return status == STATUS_OK ? query_command(db, sql, err) : status;
}
