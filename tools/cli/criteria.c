/* terrier criteria */
#include "sql/embedded.h"
#include "tools/cli/cli.h"

static enum status run(struct cli *cli, struct error *err) {
    bool unmet = cli_flag(cli, "--unmet");
    const char *commitment = NULL;
    struct store *db = NULL;
    struct rows *rows = NULL;
    enum status status = cli_option(cli, "--commitment", &commitment, err);

    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK)
        status = store_query(db, unmet ? sql_criteria_unmet : sql_criteria_list, BIND(commitment), STORE_MANY,
                             &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0)
        cli_say_none(unmet ? "each criterion could be judged for some asset"
                           : "no criterion belongs to this; commitments are numbered like 2.2");
    if (status == STATUS_OK && (rows_count(rows) > 0 || cli->format != OUTPUT_TABLE))
        output_rows(cli->format, rows);
    rows_free(rows);
    store_close(db);
    return status;
}

const struct command command_criteria = {
    "criteria", "list what assets are judged by, and what no asset could be judged by", run,
    "usage: terrier criteria [--unmet] [--commitment CODE] [--format table|csv|json]\n"
    "\n"
    "The criteria in force: the fact each tests, its weight, the points of its curve, and where it\n"
    "comes from.\n"
    "\n"
    "  --unmet             only those that no asset of the newest published run could be judged by, and\n"
    "                      which import would bring the data\n"
    "  --commitment CODE   of one commitment, such as 2.2\n"
    "\n"
    "examples:\n"
    "  terrier criteria --commitment 2.2\n"
    "  terrier criteria --unmet\n"};
