/* terrier runs */
#include "engine/base/format.h"
#include "sql/embedded.h"
#include "tools/cli/cli.h"

static enum status run_number(const char *text, struct error *err) {
    int64_t number;

    if (number_parse_integer(text, &number) && number > 0) return STATUS_OK;
    return error_set(err, STATUS_INVALID, "%s is not the number of a run; `terrier runs` lists them", text);
}

static enum status must_exist(struct store *db, const char *number, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_run_find, BIND(number), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0)
        status = error_set(err, STATUS_NOT_FOUND, "there is no run %s; `terrier runs` lists them", number);
    rows_free(rows);
    return status;
}

static enum status compare(struct store *db, const char *first, const char *second, struct rows **rows,
                           struct error *err) {
    enum status status = must_exist(db, first, err);

    if (status == STATUS_OK) status = must_exist(db, second, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_runs_compare, BIND(first, second), STORE_MANY, rows, err);
    return status;
}

static enum status run(struct cli *cli, struct error *err) {
    const char *first = NULL;
    const char *second = NULL;
    struct store *db = NULL;
    struct rows *rows = NULL;
    enum status status = cli_option(cli, "--compare", &first, err);

    if (status == STATUS_OK && first) status = cli_operand(cli, "RUN", &second, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK && first) status = run_number(first, err);
    if (status == STATUS_OK && second) status = run_number(second, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK)
        status = first ? compare(db, first, second, &rows, err)
                       : store_query(db, cli->format == OUTPUT_TABLE ? sql_runs_shown : sql_runs_list,
                                     BIND_NONE, STORE_MANY, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0)
        cli_say_none("nothing has been judged yet; run `terrier evaluate` first");
    if (status == STATUS_OK && (rows_count(rows) > 0 || cli->format != OUTPUT_TABLE))
        output_rows(cli->format, rows);
    rows_free(rows);
    store_close(db);
    return status;
}

const struct command command_runs = {
    "runs", "list the runs of judging, or compare two", run,
    "usage: terrier runs [--compare RUN RUN] [--format table|csv|json]\n"
    "\n"
    "Without options, the runs kept, newest first. With --compare, the estate's scores of two runs\n"
    "side by side, each asset counting once, as each run judged them. Of several runs that were published\n"
    "for a quarter the newest stands.\n"
    "\n"
    "examples:\n"
    "  terrier runs\n"
    "  terrier runs --compare 1 2\n"};
