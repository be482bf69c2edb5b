/* Running statements with bound values, and scripts. */
#include <string.h>

#include "engine/store/store_private.h"

struct call {
    const char *sql;
    struct bind bind;
    bool once; /* not prepared */
    PGresult *result;
};

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
    int64_t started = execute_now();
    enum status status = execute_begin(db, err);
    const char *sql = times_text(db, call->sql);

    if (status == STATUS_OK && !call->once) status = statement_name(db, sql, &name, err);
    if (status != STATUS_OK) return status;
    call->result = stop_or_execute(db, name, sql, call->bind);
    execute_log(db, call->sql, started, PQntuples(call->result));
    if (execute_went_well(call->result)) return STATUS_OK;

    status = failure_of_result(db, call->result, sql, err);
    if (status == STATUS_CANCELLED && stop_asked(db)) stop_say(err);
    if (plan_is_stale(call->result)) {
        statement_forget(db, sql);
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

static enum status run(struct store *db, struct call call, enum store_shape shape, struct rows **out,
                       struct error *err) {
    enum status status;

    if (out) *out = NULL;
    if (PQtransactionStatus(db->connection) == PQTRANS_IDLE)
        status = retry_run(db, attempt, &call, err);
    else
        status = attempt(db, &call, err);
    if (status != STATUS_OK) return status;

    status = check_shape(call.result, call.sql, shape, err);
    if (status == STATUS_OK && out && shape != STORE_NOTHING)
        *out = rows_of_result(call.result);
    else
        PQclear(call.result);
    return status;
}

enum status store_query(struct store *db, const char *sql, struct bind bind, enum store_shape shape,
                        struct rows **out, struct error *err) {
    return run(db, (struct call){.sql = sql, .bind = bind}, shape, out, err);
}

enum status store_query_once(struct store *db, const char *sql, struct bind bind, enum store_shape shape,
                             struct rows **out, struct error *err) {
    return run(db, (struct call){.sql = sql, .bind = bind, .once = true}, shape, out, err);
}

enum status store_run(struct store *db, const char *sql, struct bind bind, struct error *err) {
    return store_query(db, sql, bind, STORE_NOTHING, NULL, err);
}

enum status store_script(struct store *db, const char *sql, struct error *err) {
    enum status status = execute_begin(db, err);
    return status == STATUS_OK ? execute_command(db, sql, err) : status;
}
