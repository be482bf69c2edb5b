/*
 * The store: the only code that speaks libpq.
 *
 * One `struct store` is one connection, used by one thread at a time. SQL comes from sql/queries
 * (embedded, see sql/embedded.h: `sql_<file stem>`), values are always bound.
 *
 *     struct rows *rows = NULL;
 *     status = store_query(db, sql_asset_record, BIND(reference), STORE_MAYBE_ONE, &rows, err);
 *
 * Every statement is traceable at TERRIER_LOG=debug with its connection's number, time taken and rows.
 */
#ifndef TERRIER_STORE_STORE_H
#define TERRIER_STORE_STORE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/status.h"

struct store;
struct rows;
struct text;

/* --- connection --- */

/*
 * Opens `dsn` (a libpq connection string). Sets: client_encoding UTF8, DateStyle ISO, TimeZone UTC,
 * application_name terrier, extra_float_digits, and search_path to pg_catalog, public (for PostGIS), pg_temp:
 * everything of ours is named with its schema. A server older than 15 is refused with a sentence.
 */
enum status store_open(struct store **out, const char *dsn, struct error *err);

/*
 * When `dsn` names several hosts, and no target_session_attrs, the one that may be written to is taken, and
 * another only when none may: then this is true, until that server is promoted. Whoever keeps the connection
 * asks store_primary_answers() now and then, from a thread that may wait some seconds, and opens another.
 */
bool store_on_standby(const struct store *db);
bool store_primary_answers(const char *dsn);
void store_close(struct store *db); /* NULL does nothing */

/* True when a server is there that takes no connection yet: it starts, recovers from a crash, or stops. */
bool store_not_ready(const char *dsn);

/* True when the connection is gone for good: close it and open another. */
bool store_lost(const struct store *db);

/* `dsn` for another login: its user is `login`, its password left to ~/.pgpass or a service file. */
enum status store_dsn_as(struct text *out, const char *dsn, const char *login, struct error *err);

/* From the next statement on, those running longer are cancelled at the server and return STATUS_CANCELLED.
 * 0: no limit. */
void store_set_timeout(struct store *db, int milliseconds);

/* From another thread: asks the server to stop the running statement. */
enum status store_cancel(struct store *db, struct error *err);

/*
 * Once `*stop` is not zero (set by a signal handler or another thread) the running statement is stopped and
 * no other begun: STATUS_CANCELLED. `stop` must outlive `db`; NULL watches nothing.
 */
void store_stop_when(struct store *db, const atomic_int *stop);

/* --- past states --- */

/*
 * From the next statement on, the register is read as it was: in effect on `as_at`, and, where `revision` is
 * given, as it had been recorded by then (the same statements over schemas known, facts_known and
 * publish_known; see engine/store/known.h). All of "" reads it as it is, as does a new connection. The
 * connection sees to it before each statement, also after a rollback.
 */
struct store_times {
    char as_at[16];    /* a day, 2026-03-31; "" today */
    char revision[24]; /* newest change that counts, of digits; "" all */
    char moment[48];   /* when that is: runs made later do not count; a timestamp with zone */
};
void store_read_at(struct store *db, const struct store_times *times); /* NULL: now */
const struct store_times *store_times(const struct store *db);

/* --- bound values --- */

/* Text form of each value; NULL is SQL null; the statement casts ($1::bigint). */
struct bind {
    const char *const *values;
    int count;
};
#define BIND(...)                                                                                            \
    ((struct bind){(const char *const[]){__VA_ARGS__},                                                       \
                   (int)(sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))})
#define BIND_NONE ((struct bind){NULL, 0})

/* "123" for bind values, in a caller's buffer of at least 24 bytes; returns the buffer. */
const char *bind_integer(char *buffer, int64_t value);

/* --- queries --- */

/* What the caller expects; anything else is STATUS_INTERNAL (or NOT_FOUND for ONE without a row). */
enum store_shape {
    STORE_NOTHING,  /* a command; the result is dropped, `out` may be NULL */
    STORE_MANY,     /* any number of rows */
    STORE_ONE,      /* exactly one; none is STATUS_NOT_FOUND */
    STORE_MAYBE_ONE /* none or one */
};

/* Prepares each distinct statement text once per connection. `*out` is freed with rows_free(). */
enum status store_query(struct store *db, const char *sql, struct bind bind, enum store_shape shape,
                        struct rows **out, struct error *err);

/* The same, not prepared: for texts that are put together from a request, of which there is no end, and that
 * are better planned for the values at hand. */
enum status store_query_once(struct store *db, const char *sql, struct bind bind, enum store_shape shape,
                             struct rows **out, struct error *err);

/* A command whose rows do not matter. */
enum status store_run(struct store *db, const char *sql, struct bind bind, struct error *err);

/* Several statements in one text, nothing bound: migrations and derived SQL only. */
enum status store_script(struct store *db, const char *sql, struct error *err);

void rows_free(struct rows *rows); /* NULL does nothing */
size_t rows_count(const struct rows *rows);
size_t rows_columns(const struct rows *rows);
const char *rows_column_name(const struct rows *rows, size_t column);
const char *rows_text(const struct rows *rows, size_t row,
                      size_t column); /* NULL for SQL null; owned by rows */
bool rows_is_null(const struct rows *rows, size_t row, size_t column);
int64_t rows_integer(const struct rows *rows, size_t row, size_t column); /* 0 for null */
double rows_number(const struct rows *rows, size_t row, size_t column);   /* NaN for null */
bool rows_boolean(const struct rows *rows, size_t row, size_t column);    /* false for null */
/* What a column holds, for those who print rows they know nothing else about. */
enum rows_kind { ROWS_TEXT, ROWS_INTEGER, ROWS_NUMBER, ROWS_BOOLEAN, ROWS_JSON };
enum rows_kind rows_column_kind(const struct rows *rows, size_t column);

int rows_find(const struct rows *rows, const char *column_name); /* -1 when there is none */

/*
 * Waits up to `milliseconds` for a NOTIFY on a channel that this connection listens to (a LISTEN run before).
 * `*told` says whether there was one, or several. STATUS_UNAVAILABLE when the connection is lost: whatever
 * was announced meanwhile is not known.
 */
enum status store_wait(struct store *db, int milliseconds, bool *told, struct error *err);

/* --- transactions --- */

/*
 * Runs `work` in one transaction and commits; on any other status rolls back and returns it.
 * Serialisation failures and deadlocks (40001, 40P01) run `work` again from the start, up to five times:
 * `work` must set everything it keeps anew on each call.
 * `actor` and `reason` go to the commit ledger (history.change) if the transaction writes to the
 * register; NULL `actor` means the operating system user.
 */
typedef enum status (*store_work)(struct store *db, void *context, struct error *err);
struct store_intent {
    const char *actor;
    const char *reason;
    bool read_only; /* one repeatable-read snapshot, nothing written */
};
enum status store_transaction(struct store *db, struct store_intent intent, store_work work, void *context,
                              struct error *err);

/* --- COPY --- */

/* `sql` is COPY ... FROM STDIN. Between begin and end nothing else may use the connection. */
enum status store_copy_in_begin(struct store *db, const char *sql, struct error *err);
enum status store_copy_in_bytes(struct store *db, const void *bytes, size_t length, struct error *err);
/* `failed` non-NULL abandons the copy with that reason. `*row_count` may be NULL. */
enum status store_copy_in_end(struct store *db, const char *failed, int64_t *row_count, struct error *err);

/* `sql` is COPY ... TO STDOUT; each chunk (a row, in binary and text formats) goes to `sink`. */
typedef enum status (*store_sink)(void *context, const void *bytes, size_t length, struct error *err);
enum status store_copy_out(struct store *db, const char *sql, store_sink sink, void *context,
                           struct error *err);

/* --- PostgreSQL's binary COPY format, for both directions (copy_binary.c) --- */

void copy_binary_header(struct text *out);
void copy_binary_row(struct text *out, int16_t field_count);
void copy_binary_null(struct text *out);
void copy_binary_int2(struct text *out, int16_t value);
void copy_binary_int4(struct text *out, int32_t value);
void copy_binary_int8(struct text *out, int64_t value);
void copy_binary_float8(struct text *out, double value); /* NaN is written as null: unknown */
void copy_binary_bool(struct text *out, bool value);
void copy_binary_date(struct text *out, int32_t days_since_1970);
void copy_binary_text(struct text *out, const char *value); /* NULL writes null */
void copy_binary_bytes(struct text *out, const void *bytes, size_t length);
void copy_binary_trailer(struct text *out);

/* Reads one row as store_copy_out gives it. */
struct copy_row {
    const unsigned char *at; /* next byte */
    const unsigned char *end;
    int16_t field_count; /* -1: the trailer */
};
struct copy_field {
    const unsigned char *bytes; /* not aligned */
    int32_t length;             /* -1: null */
};
/* Skips the header when `first`. False when the bytes are not a whole row. */
bool copy_row_open(struct copy_row *row, const void *bytes, size_t length, bool first);
bool copy_row_next(struct copy_row *row, struct copy_field *field);
int64_t copy_field_integer(struct copy_field field); /* int2, int4, int8; 0 for null */
double copy_field_float8(struct copy_field field);   /* NaN for null */
bool copy_field_bool(struct copy_field field);
int32_t copy_field_date(struct copy_field field); /* days since 1970-01-01; INT32_MIN for null */

#endif
