#include "tools/cli/runs_compare.h"

#include <stdio.h>

#include "engine/base/format.h"
#include "sql/embedded.h"
#include "tools/cli/reader.h"

struct comparing {
    const char *first, *second, *objective;
    bool assets, causes;
    struct reader reader;
};

static enum status positive(const char *text, const char *what, const char *list, struct error *err) {
    int64_t number;

    if (number_parse_integer(text, &number) && number > 0) return STATUS_OK;
    return error_set(err, STATUS_INVALID, "%.40s is not the number of %s; `terrier %s` lists them", text,
                     what, list);
}

static enum status take(struct cli *cli, struct comparing *what, struct error *err) {
    const char *verb = NULL;
    enum status status = cli_option(cli, "--compare", &what->first, err);

    what->assets = cli_flag(cli, "--assets");
    what->causes = cli_flag(cli, "--causes");
    if (status == STATUS_OK) status = cli_option(cli, "--objective", &what->objective, err);
    if (status == STATUS_OK) status = cli_option(cli, "--as", &what->reader.as, err);
    if (status == STATUS_OK && !what->first) {
        status = cli_operand(cli, "compare", &verb, err);
        if (status == STATUS_OK) status = cli_operand(cli, "RUN", &what->first, err);
    }
    if (status == STATUS_OK) status = cli_operand(cli, "RUN", &what->second, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = positive(what->first, "a run", "runs", err);
    if (status == STATUS_OK) status = positive(what->second, "a run", "runs", err);
    if (status == STATUS_OK && what->objective)
        status = positive(what->objective, "an objective, 1 to 6", "criteria", err);
    return status;
}

static enum status must_exist(struct store *db, const char *number, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_run_find, BIND(number), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0)
        status = error_set(err, STATUS_NOT_FOUND, "there is no run %s; `terrier runs` lists them", number);
    rows_free(rows);
    return status;
}

static enum status print(const struct cli *cli, struct store *db, const struct comparing *what,
                         const char *sql, const char *none, struct error *err) {
    struct rows *rows = NULL;
    enum status status =
        store_query(db, sql, BIND(what->first, what->second, what->objective), STORE_MANY, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0) cli_say_none(none);
    if (status == STATUS_OK && (rows_count(rows) > 0 || cli->format != OUTPUT_TABLE))
        output_rows(cli->format, rows);
    rows_free(rows);
    return status;
}

static enum status print_all(const struct cli *cli, struct store *db, const struct comparing *what,
                             struct error *err) {
    static const char none[] = "no asset's rating differs between the two";
    bool table = cli->format == OUTPUT_TABLE;

    if (what->assets) return print(cli, db, what, table ? sql_runs_moved_shown : sql_runs_moved, none, err);
    if (what->causes) return print(cli, db, what, sql_runs_causes, none, err);
    if (!table) return print(cli, db, what, sql_runs_compare, none, err);
    enum status status = print(cli, db, what, sql_runs_compare_shown, none, err);
    if (status != STATUS_OK) return status;
    puts("\nAssets that changed rating, by the criterion that made most of it (--assets lists them):");
    return print(cli, db, what, sql_runs_causes, none, err);
}

enum status runs_compare(struct cli *cli, struct error *err) {
    struct comparing what = {0};
    struct store *db = NULL;
    enum status status = take(cli, &what, err);

    if (status == STATUS_OK) status = reader_connect(cli, &what.reader, &db, err);
    if (status == STATUS_OK) status = must_exist(db, what.first, err);
    if (status == STATUS_OK) status = must_exist(db, what.second, err);
    if (status == STATUS_OK) status = print_all(cli, db, &what, err);
    store_close(db);
    return status;
}
