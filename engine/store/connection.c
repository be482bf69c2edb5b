/* Opening and closing a connection. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/log.h"
#include "engine/base/memory.h"
#include "engine/store/store_private.h"
#include "sql/embedded.h"

#define OLDEST_SERVER 150000

/* The server's notices are for the operator's log, not for the terminal. */
static void log_notice(void *context, const char *message) {
    const struct store *db = context;
    log_debug("store", "connection %d: %s", PQbackendPID(db->connection), message);
}

static bool is_plain(const char *keyword, const char *value) {
    if (value == NULL) return true;
    if (strcmp(keyword, "port") == 0) return value[strspn(value, "0123456789,")] == '\0';
    return strcmp(keyword, "host") != 0 || strchr(value, '@') == NULL;
}

/* What libpq says of a string that it takes apart otherwise than was meant can be a piece of the password. */
static bool is_understood(const char *dsn) {
    PQconninfoOption *options = PQconninfoParse(dsn, NULL);
    bool understood = options != NULL;

    for (PQconninfoOption *option = options; understood && option->keyword; option++)
        understood = is_plain(option->keyword, option->val);
    PQconninfoFree(options);
    return understood;
}

static enum status cannot_connect(const struct store *db, const char *dsn, struct error *err) {
    const char *said = PQerrorMessage(db->connection);
    size_t length = strcspn(said, "\n");
    if (!is_understood(dsn))
        return error_set(
            err, STATUS_UNAVAILABLE,
            "the database cannot be reached: TERRIER_DSN is no connection string (it is not shown, for "
            "it may hold a password). Write host=... dbname=... user=..., keep the password in ~/.pgpass, "
            "and in a postgresql:// address write / as %%2F, @ as %%40 and %% as %%25");
    if (strstr(said, "the database system is ")) /* ... starting up, in recovery mode, shutting down */
        return error_set(err, STATUS_UNAVAILABLE,
                         "the database server is there but not ready (%.*s): try again in a moment",
                         (int)length, said);
    return error_set(
        err, STATUS_UNAVAILABLE,
        "the database cannot be reached (%.*s): start it with `terrier up`, or correct TERRIER_DSN",
        (int)length, said);
}

bool store_lost(const struct store *db) {
    return PQstatus(db->connection) == CONNECTION_BAD;
}

bool store_not_ready(const char *dsn) {
    return PQping(dsn) == PQPING_REJECT;
}

static enum status check_server(struct store *db, struct error *err) {
    int version = PQserverVersion(db->connection);
    if (version < OLDEST_SERVER)
        return error_set(err, STATUS_UNAVAILABLE,
                         "the database server is PostgreSQL %d.%d: terrier needs 15 or newer",
                         version / 10000, version % 10000);
    return STATUS_OK;
}

/* Several hosts with commas between, and no word of which is wanted. */
static bool has_standby(const char *dsn) {
    PQconninfoOption *options = PQconninfoParse(dsn, NULL);
    bool several = false, told = false;

    for (PQconninfoOption *option = options; option && option->keyword; option++) {
        if (!option->val) continue;
        if (strcmp(option->keyword, "host") == 0 || strcmp(option->keyword, "hostaddr") == 0)
            several = several || strchr(option->val, ',');
        told = told || strcmp(option->keyword, "target_session_attrs") == 0;
    }
    PQconninfoFree(options);
    return several && !told;
}

/* `wanted`: of several hosts "primary" or "any". */
static PGconn *connect_to(const char *dsn, const char *wanted) {
    const char *const names[] = {"dbname",
                                 "client_encoding",
                                 "fallback_application_name",
                                 "connect_timeout",
                                 wanted ? "target_session_attrs" : NULL,
                                 NULL};
    const char *const values[] = {dsn, "UTF8", "terrier", wanted ? "3" : "10", wanted, NULL};

    return PQconnectdbParams(names, values, 1);
}

/* The one that may be written to if there is one, else any that answers. */
static PGconn *connect_best(const char *dsn) {
    PGconn *connection;

    if (!has_standby(dsn)) return connect_to(dsn, NULL);
    connection = connect_to(dsn, "primary");
    if (PQstatus(connection) == CONNECTION_OK) return connection;
    PQfinish(connection);
    return connect_to(dsn, "any");
}

bool store_on_standby(const struct store *db) {
    const char *standby = PQparameterStatus(db->connection, "in_hot_standby");
    return standby && strcmp(standby, "on") == 0;
}

bool store_primary_answers(const char *dsn) {
    PGconn *connection = connect_to(dsn, "primary");
    bool answers = PQstatus(connection) == CONNECTION_OK;

    PQfinish(connection);
    return answers;
}

enum status store_open(struct store **out, const char *dsn, struct error *err) {
    struct store *db = memory_array(1, sizeof *db);
    enum status status;

    db->timeout_set = -1;
    db->connection = connect_best(dsn);
    if (PQstatus(db->connection) != CONNECTION_OK) {
        status = cannot_connect(db, dsn, err);
        goto failed;
    }
    PQsetNoticeProcessor(db->connection, log_notice, db);
    status = check_server(db, err);
    if (status != STATUS_OK) goto failed;
    status = execute_command(db, sql_store_session, err);
    if (status != STATUS_OK) goto failed;
    db->cancel = PQgetCancel(db->connection);
    log_debug("store", "connection %d opened to database %s as %s", PQbackendPID(db->connection),
              PQdb(db->connection), PQuser(db->connection));
    *out = db;
    return STATUS_OK;

failed:
    store_close(db);
    return status;
}

void store_close(struct store *db) {
    if (!db) return;
    for (size_t i = 0; i < db->statement_count; i++)
        free(db->statements[i].sql);
    free(db->statements);
    text_free(&db->known);
    if (db->cancel) PQfreeCancel(db->cancel);
    PQfinish(db->connection);
    free(db);
}

void store_set_timeout(struct store *db, int milliseconds) {
    db->timeout_wanted = milliseconds;
}
