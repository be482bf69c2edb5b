#include "tools/cli/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sql/embedded.h"

static const char *const roles[] = {"public", "reader", "gis", "editor", "steward"};

enum status reader_times(struct cli *cli, struct reader *reader, struct error *err) {
    enum status status = cli_option(cli, "--as-at", &reader->times.as_at, err);

    return status == STATUS_OK ? cli_option(cli, "--known-at", &reader->times.known_at, err) : status;
}

enum status reader_options(struct cli *cli, struct reader *reader, struct error *err) {
    if (reader_times(cli, reader, err) != STATUS_OK) return err->status;
    if (cli_option(cli, "--as", &reader->as, err) != STATUS_OK) return err->status;
    if (reader->as == NULL) return STATUS_OK;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (strcmp(roles[i], reader->as) == 0) return STATUS_OK;
    return error_set(err, STATUS_INVALID, "--as is public, reader, gis, editor or steward, not `%.60s`",
                     reader->as);
}

static enum status check_login(struct store *db, const char *role, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_reader_login, BIND_NONE, STORE_ONE, &rows, err);

    if (status == STATUS_OK && strcmp(rows_text(rows, 0, 0), role) != 0)
        status =
            error_set(err, STATUS_REFUSED,
                      "--as asks for what %s may read, but TERRIER_DSN connects as %s: connect as that role",
                      role, rows_text(rows, 0, 0));
    rows_free(rows);
    return status;
}

static enum status begin_times(struct reader *reader, struct store *db, struct error *err) {
    struct arena *arena = arena_new();
    const char *words = NULL;
    enum status status = times_begin_reading(db, &reader->times, arena, &words, err);

    if (words) snprintf(reader->said, sizeof reader->said, "%s", words);
    arena_free(arena);
    return status;
}

const char *reader_run_words(const struct reader *reader, bool asked) {
    if (reader->said[0] == '\0') return "";
    return asked ? "; the register " : ", the newest of then, ";
}

void reader_say(const struct cli *cli, const struct reader *reader) {
    if (reader->said[0] != '\0' && cli->format == OUTPUT_TABLE) printf("The register %s.\n\n", reader->said);
}

enum status reader_connect(const struct cli *cli, struct reader *reader, struct store **db,
                           struct error *err) {
    char role[64];
    enum status status;

    if (reader->as) snprintf(role, sizeof role, "terrier_%s", reader->as);
    status = cli_connect(cli, reader->as ? role : NULL, db, err);
    if (status == STATUS_OK && reader->as) status = check_login(*db, role, err);
    return status == STATUS_OK ? begin_times(reader, *db, err) : status;
}

enum status reader_owner(const struct cli *cli, const struct reader *reader, struct store **owner,
                         struct error *err) {
    const char *dsn = getenv("TERRIER_DSN");

    if (reader->as && dsn && *dsn)
        return error_set(err, STATUS_REFUSED,
                         "as %s this needs the whole estate in memory, which TERRIER_DSN's login may not "
                         "read: ask the service (/api/what-if, /api/assets/REF/explanation)",
                         reader->as);
    return cli_connect(cli, NULL, owner, err);
}

enum status reader_filters(struct cli *cli, struct query *query, struct error *err) {
    static const char *const options[] = {"--category", "--place",       "--in",         "--liability",
                                          "--rating",   "--objective",   "--text",       "--purpose",
                                          "--scope",    "--status",      "--validation", "--tenure",
                                          "--marking",  "--predecessor", "--located"};
    enum status status = STATUS_OK;

    for (size_t i = 0; status == STATUS_OK && i < sizeof options / sizeof *options; i++) {
        const char *value = NULL;
        status = cli_option(cli, options[i], &value, err);
        if (status == STATUS_OK && value != NULL) status = query_where(query, options[i] + 2, value, err);
    }
    if (status == STATUS_OK && cli_flag(cli, "--all")) status = query_where(query, "held", "any", err);
    return status;
}
