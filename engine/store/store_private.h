/* What the files of engine/store share. Not for other rooms. */
#ifndef TERRIER_STORE_PRIVATE_H
#define TERRIER_STORE_PRIVATE_H

#include <libpq-fe.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "engine/base/status.h"
#include "engine/base/text.h"
#include "engine/store/store.h"

#define STATEMENT_NAME_SIZE 24

struct statement {
    char *sql; /* owned */
    uint64_t hash;
    char name[STATEMENT_NAME_SIZE];
};

struct store {
    PGconn *connection;
    PGcancel *cancel;             /* made once, so that another thread may use it while we wait */
    struct statement *statements; /* those prepared on this connection */
    size_t statement_count;
    size_t statement_capacity;
    unsigned long statement_serial; /* of the last name given; names are never used twice */
    int timeout_wanted;             /* milliseconds */
    int timeout_set;                /* what the server has; -1 unknown, after a rollback */
    const atomic_int *stop;         /* of whoever asked; NULL for none */
    struct store_times times_wanted;
    struct store_times times_set; /* what the server has */
    bool times_used;              /* the server was ever told any */
    bool times_unsure;            /* after a rollback */
    bool asked_read_only;         /* the transaction under way was begun so by our caller */
    struct text known;            /* the statement under way, with the names of the past */
};

/* --- failure.c: the one place that turns what the server says into a status and a sentence --- */

/* `sql` (may be NULL) is used to say at which line of it the fault lies. */
enum status failure_of_result(struct store *db, const PGresult *result, const char *sql, struct error *err);
/* For calls of libpq that give no result: the connection itself is in trouble. */
enum status failure_of_connection(struct store *db, struct error *err);

/* --- statement.c --- */

/* The name under which `sql` is prepared on this connection; prepares it the first time. */
enum status statement_name(struct store *db, const char *sql, const char **name, struct error *err);
/* Forgets a statement whose plan no longer fits, after views were rebuilt: it will be prepared anew. */
void statement_forget(struct store *db, const char *sql);

/* --- retry.c --- */

/* Runs `work` until it returns something other than STATUS_RETRY, with a growing pause, up to five times. */
enum status retry_run(struct store *db, store_work work, void *context, struct error *err);

/* --- execute.c --- */

/* Sends one command without values through the simple protocol. Result dropped. */
enum status execute_command(struct store *db, const char *sql, struct error *err);
/* Before every statement: refuses when a stop was asked for, and tells the server the timeout wanted. */
enum status execute_begin(struct store *db, struct error *err);
int64_t execute_now(void); /* microseconds of a clock that only goes forward */
bool execute_went_well(const PGresult *result);
/* The trace at TERRIER_LOG=debug. */
void execute_log(struct store *db, const char *sql, int64_t started, int64_t rows);

/* --- times.c --- */

/* Before every statement: tells the server the times wanted. */
enum status times_begin(struct store *db, struct error *err);
/* The statement as it is to be sent: `sql`, or with the names of the past; good until the next call. */
const char *times_text(struct store *db, const char *sql);

/* --- stop.c --- */

bool stop_asked(const struct store *db);
enum status stop_say(struct error *err);
/* Runs the statement prepared as `name`, or `sql` itself where that is NULL; ends early, with the server's
 * word that it was cancelled, once a stop is asked for. */
PGresult *stop_or_execute(struct store *db, const char *name, const char *sql, struct bind bind);

/* --- rows.c --- */

struct rows *rows_of_result(PGresult *result); /* takes the result */

/* --- dsn.c --- */
/* keyword='value' as libpq reads connection strings, quotes and backslashes escaped, after a blank if need
 * be. */
void dsn_add(struct text *out, const char *keyword, const char *value);

#endif
