/* What the server says, as a status and a plain sentence. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/store/store_private.h"

struct meaning {
    const char *sqlstate; /* all five characters, or the class of two */
    enum status status;
    const char *plain; /* said instead of the server's own message; NULL keeps that */
};

/* The first that fits is taken, so single codes stand before their class. */
static const struct meaning meanings[] = {
    {"40001", STATUS_RETRY, "another transaction changed the same records at the same moment"},
    {"40P01", STATUS_RETRY, "another transaction waited for the same records the other way round"},
    {"23505", STATUS_CONFLICT, "there is already a record with this value"},
    {"23P01", STATUS_CONFLICT, "this overlaps another record"},
    {"23503", STATUS_INVALID, "this refers to a record that does not exist, or is still referred to"},
    {"23514", STATUS_INVALID, "this value is not allowed"},
    {"23502", STATUS_INVALID, "a value that must be known is missing"},
    {"22", STATUS_INVALID, NULL},
    {"P0002", STATUS_NOT_FOUND, NULL},
    {"P0", STATUS_INVALID, NULL},
    {"42501", STATUS_REFUSED, NULL},
    {"25006", STATUS_REFUSED, "nothing may be written in a read-only transaction"},
    {"28", STATUS_REFUSED, NULL},
    {"55P03", STATUS_CONFLICT, "someone else holds these records: try again in a moment"},
    {"53100", STATUS_IO, "the database server's disk is full: free some space and try again"},
    {"53300", STATUS_UNAVAILABLE, "the database server has no connection free: try again in a moment"},
    {"58030", STATUS_IO, NULL},
    {"57014", STATUS_CANCELLED, NULL},
    {"57P", STATUS_UNAVAILABLE, "the database server is shutting down or restarting: try again in a moment"},
    {"08", STATUS_UNAVAILABLE, NULL},
    {"TE004", STATUS_CONFLICT, NULL}, /* our own: the record is archived */
};

/* Two databases of one cluster changing the same role: the server has no code of its own for this race. */
static const struct meaning catalog_race = {"XX000", STATUS_RETRY, "another session changed the same role"};

/* The same code, when what answers is a standby, or was one when the transaction began. */
static const struct meaning standby = {"25006", STATUS_UNAVAILABLE,
                                       "the register can be read at the moment and not written, for its main "
                                       "database server is away: nothing was "
                                       "changed; try again in a minute"};

/* A transaction begun on a standby stays read-only to its end, though by then the server tells of its
 * promotion: so whatever nobody asked to be read-only, neither our caller nor the database's owner for this
 * user, is taken for one. */
static bool follows_another(struct store *db) {
    const char *always = PQparameterStatus(db->connection, "default_transaction_read_only");

    return store_on_standby(db) || (!db->asked_read_only && (!always || strcmp(always, "off") == 0));
}

static const struct meaning *meaning_of(const char *sqlstate) {
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (strncmp(sqlstate, meanings[i].sqlstate, strlen(meanings[i].sqlstate)) == 0) return &meanings[i];
    return NULL;
}

static const char *field(const PGresult *result, int code) {
    const char *value = PQresultErrorField(result, code);
    return value ? value : "";
}

static void add_sentence(struct text *out, const char *before, const char *value) {
    if (*value) text_format(out, "%s%s", before, value);
}

static void add_rule(struct text *out, const PGresult *result) {
    const char *constraint = field(result, PG_DIAG_CONSTRAINT_NAME);
    const char *table = field(result, PG_DIAG_TABLE_NAME);
    const char *column = field(result, PG_DIAG_COLUMN_NAME);
    const char *schema = field(result, PG_DIAG_SCHEMA_NAME);

    if (*constraint)
        text_format(out, " (rule %s of %s.%s)", constraint, schema, table);
    else if (*column)
        text_format(out, " (column %s of %s.%s)", column, schema, table);
}

/* The position is counted in characters; our SQL files are read by people in lines. */
static void add_line(struct text *out, const PGresult *result, const char *sql) {
    long position = strtol(field(result, PG_DIAG_STATEMENT_POSITION), NULL, 10);
    long line = 1;

    if (!sql || position <= 0) return;
    for (const char *at = sql; *at && position > 1; at++) {
        if (((unsigned char)*at & 0xC0) == 0x80) continue;
        position--;
        if (*at == '\n') line++;
    }
    text_format(out, ", at line %ld of the statement", line);
}

/* Which line of a COPY was at fault stands in the context: "COPY asset, line 2, column area: ...". */
static void add_copied_line(struct text *out, const PGresult *result) {
    const char *context = field(result, PG_DIAG_CONTEXT);

    if (strncmp(context, "COPY ", 5) == 0) text_format(out, " (%.*s)", (int)strcspn(context, "\n"), context);
}

static void describe(struct text *out, struct store *db, const PGresult *result,
                     const struct meaning *meaning, const char *sql) {
    const char *primary = field(result, PG_DIAG_MESSAGE_PRIMARY);
    bool timed_out = meaning && meaning->status == STATUS_CANCELLED && strstr(primary, "statement timeout");

    if (timed_out)
        text_format(out, "the database took longer than the %d ms allowed, and the statement was stopped",
                    db->timeout_set);
    else if (meaning && meaning->status == STATUS_CANCELLED)
        text_add(out, "the statement was stopped on request");
    else if (meaning && meaning->plain)
        text_add(out, meaning->plain);
    else
        text_add(out, primary);
    add_sentence(out, ": ", field(result, PG_DIAG_MESSAGE_DETAIL));
    add_rule(out, result);
    add_copied_line(out, result);
    if (!meaning) {
        add_line(out, result, sql);
        text_format(out, " (SQLSTATE %s)", field(result, PG_DIAG_SQLSTATE));
    }
    if (!meaning || !meaning->plain || meaning->status != STATUS_IO) /* those sentences say what to do */
        add_sentence(out, "; ", field(result, PG_DIAG_MESSAGE_HINT));
}

enum status failure_of_connection(struct store *db, struct error *err) {
    const char *said;
    const char *sentence;
    size_t length;

    /* After a write that failed libpq takes the connection for good until a read finds its end: a server that
     * is going down may have sent a warning first, and that is what was read so far. */
    if (PQstatus(db->connection) != CONNECTION_BAD) PQconsumeInput(db->connection);
    said = PQerrorMessage(db->connection);
    if (strncmp(said, "FATAL:  ", 8) == 0) said += 8;
    sentence = *said ? said : "the server closed it";
    length = strcspn(sentence, "\n");
    if (PQstatus(db->connection) != CONNECTION_BAD)
        return error_set(err, STATUS_INTERNAL, "the database library refused a call: %.*s", (int)length,
                         sentence);
    return error_set(
        err, STATUS_UNAVAILABLE,
        "the connection to the database was lost (%.*s): see whether it runs with `terrier status`, "
        "start it with `terrier up`, and try again; nothing half-done was kept",
        (int)length, sentence);
}

enum status failure_of_result(struct store *db, const PGresult *result, const char *sql, struct error *err) {
    const char *sqlstate = field(result, PG_DIAG_SQLSTATE);
    const struct meaning *meaning = meaning_of(sqlstate);
    struct text out = TEXT_EMPTY;
    enum status status;

    if (!*sqlstate) return failure_of_connection(db, err);
    if (strcmp(field(result, PG_DIAG_MESSAGE_PRIMARY), "tuple concurrently updated") == 0)
        meaning = &catalog_race;
    if (strcmp(sqlstate, standby.sqlstate) == 0 && follows_another(db)) meaning = &standby;
    describe(&out, db, result, meaning, sql);
    if (PQstatus(db->connection) == CONNECTION_BAD)
        status = error_set(err, STATUS_UNAVAILABLE,
                           "the connection to the database was lost (%s): see whether it runs with `terrier "
                           "status`, and try again; nothing half-done was kept",
                           text_string(&out));
    else
        status = error_set(err, meaning ? meaning->status : STATUS_INTERNAL, "%s", text_string(&out));
    text_free(&out);
    return status;
}
