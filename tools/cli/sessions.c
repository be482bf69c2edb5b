/* terrier sessions: who is signed in to the service */
#include "engine/service/sign_in/sessions.h"

#include <string.h>

#include "engine/base/format.h"
#include "sql/embedded.h"
#include "tools/cli/cli.h"

static enum status list(struct cli *cli, struct store *db, struct error *err) {
    struct rows *rows = NULL;
    char idle[24];
    enum status status = store_query(
        db, sql_door_session_list, BIND(bind_integer(idle, SESSION_HOURS_MOST * 60)), STORE_MANY, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0) cli_say_none("nobody is signed in");
    if (status == STATUS_OK && (rows_count(rows) > 0 || cli->format != OUTPUT_TABLE))
        output_rows(cli->format, rows);
    rows_free(rows);
    return status;
}

static enum status end(struct store *db, const char *number, struct error *err) {
    struct rows *rows = NULL;
    int64_t id;
    enum status status;

    if (!number_parse_integer(number, &id) || id < 1)
        return error_set(err, STATUS_INVALID, "`%.60s` is not the number of a session", number);
    status = store_query(db, sql_door_session_revoke, BIND(number), STORE_MAYBE_ONE, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0)
        status = error_set(err, STATUS_NOT_FOUND, "there is no session %s", number);
    rows_free(rows);
    return status;
}

static enum status run(struct cli *cli, struct error *err) {
    const char *what = NULL, *number = NULL;
    bool all = cli_flag(cli, "--all");
    bool ends;
    struct store *db = NULL;
    enum status status = cli_operand(cli, "list or end", &what, err);

    if (status != STATUS_OK) return status;
    ends = strcmp(what, "end") == 0;
    if (!ends && strcmp(what, "list") != 0)
        return error_set(err, STATUS_INVALID, "`terrier sessions` takes list or end, not `%.60s`", what);
    if (ends && !all) status = cli_operand(cli, "the number of a session, or --all", &number, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK && !ends) status = list(cli, db, err);
    if (status == STATUS_OK && ends)
        status = all ? store_run(db, sql_door_session_revoke_all, BIND_NONE, err) : end(db, number, err);
    store_close(db);
    return status;
}

const struct command command_sessions = {
    "sessions", "list who is signed in to the service, or end their sessions", run,
    "usage: terrier sessions list\n"
    "       terrier sessions end NUMBER|--all\n"
    "\n"
    "People who are signed in with a browser. A session that is ended stops at once. After a restore from\n"
    "a backup end them all: some may have ended since it was made.\n"
    "\n"
    "examples:\n"
    "  terrier sessions list\n"
    "  terrier sessions end 12\n"
    "  terrier sessions end --all\n"};
