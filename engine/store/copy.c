/* COPY: bulk data in and out of the server. */
#include <limits.h>
#include <stdlib.h>

#include "engine/store/store_private.h"

#define CHUNK_MAX (1024 * 1024)

enum status store_copy_in_begin(struct store *db, const char *sql, struct error *err) {
    PGresult *result;
    enum status status = execute_begin(db, err);

    if (status != STATUS_OK) return status;
    result = PQexec(db->connection, sql);
    if (PQresultStatus(result) == PGRES_COPY_IN)
        status = STATUS_OK;
    else if (PQresultStatus(result) == PGRES_FATAL_ERROR)
        status = failure_of_result(db, result, sql, err);
    else
        status = error_set(err, STATUS_INTERNAL, "the statement is not a COPY FROM STDIN");
    PQclear(result);
    return status;
}

enum status store_copy_in_bytes(struct store *db, const void *bytes, size_t length, struct error *err) {
    const char *at = bytes;

    if (stop_asked(db)) return stop_say(err);
    while (length > 0) {
        int chunk = (int)(length < CHUNK_MAX ? length : CHUNK_MAX);
        if (PQputCopyData(db->connection, at, chunk) != 1) return failure_of_connection(db, err);
        at += chunk;
        length -= (size_t)chunk;
    }
    return STATUS_OK;
}

/* libpq wants results read until there is none. The first failure is the one to tell. */
static enum status drain(struct store *db, const char *sql, int64_t *row_count, struct error *err) {
    enum status status = STATUS_OK;

    for (PGresult *result = PQgetResult(db->connection); result; result = PQgetResult(db->connection)) {
        if (PQresultStatus(result) == PGRES_COMMAND_OK) {
            if (row_count) *row_count = strtoll(PQcmdTuples(result), NULL, 10);
        } else if (status == STATUS_OK) {
            status = failure_of_result(db, result, sql, err);
        }
        PQclear(result);
    }
    return status;
}

enum status store_copy_in_end(struct store *db, const char *failed, int64_t *row_count, struct error *err) {
    int64_t started = execute_now();
    int64_t count = 0;
    enum status status;
    struct error dropped = {0};

    if (PQputCopyEnd(db->connection, failed) != 1) {
        status = failure_of_connection(db, err);
        drain(db, NULL, NULL, &dropped);
        return status;
    }
    /* Abandoned on request: the server's complaint about it is what was asked for. */
    status = drain(db, NULL, &count, failed ? &dropped : err);
    if (failed && status != STATUS_UNAVAILABLE) status = STATUS_OK;
    if (failed && status != STATUS_OK) *err = dropped;
    execute_log(db, "COPY FROM STDIN", started, count);
    if (row_count) *row_count = count;
    return status;
}

/* A sink that failed wants no more: the server is told to stop, and what is under way is thrown away. */
static void abandon_copy_out(struct store *db) {
    struct error ignored = {0};
    char *bytes = NULL;

    store_cancel(db, &ignored);
    while (PQgetCopyData(db->connection, &bytes, 0) > 0)
        PQfreemem(bytes);
    drain(db, NULL, NULL, &ignored);
}

enum status store_copy_out(struct store *db, const char *sql, store_sink sink, void *context,
                           struct error *err) {
    int64_t started = execute_now();
    int64_t count = 0;
    char *bytes = NULL;
    int length;
    PGresult *result;
    enum status status = execute_begin(db, err);

    if (status != STATUS_OK) return status;
    sql = times_text(db, sql);
    result = PQexec(db->connection, sql);
    if (PQresultStatus(result) == PGRES_FATAL_ERROR)
        status = failure_of_result(db, result, sql, err);
    else if (PQresultStatus(result) != PGRES_COPY_OUT)
        status = error_set(err, STATUS_INTERNAL, "the statement is not a COPY TO STDOUT");
    PQclear(result);
    if (status != STATUS_OK) return status;

    while ((length = PQgetCopyData(db->connection, &bytes, 0)) > 0) {
        status = sink(context, bytes, (size_t)length, err);
        PQfreemem(bytes);
        if (status != STATUS_OK) {
            abandon_copy_out(db);
            return status;
        }
    }
    status = drain(db, sql, &count, err);
    execute_log(db, sql, started, count);
    return status;
}
