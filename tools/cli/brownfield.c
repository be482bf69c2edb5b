/* terrier brownfield */
#include "sql/embedded.h"
#include "tools/cli/cli.h"

static enum status run(struct cli *cli, struct error *err) {
    bool ended = cli_flag(cli, "--ended");
    const char *scheme = NULL;
    struct store *db = NULL;
    struct rows *rows = NULL;
    enum status status = cli_option(cli, "--register", &scheme, err);

    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_brownfield_list, BIND(scheme, ended ? "true" : "false"), STORE_MANY,
                             &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0)
        cli_say_none("no site of a brownfield register is held; `terrier import brownfield` brings them");
    if (status == STATUS_OK && (rows_count(rows) > 0 || cli->format != OUTPUT_TABLE))
        output_rows(cli->format, rows);
    rows_free(rows);
    store_close(db);
    return status;
}

const struct command command_brownfield = {
    "brownfield", "list the sites of brownfield registers, and which asset lies on each", run,
    "usage: terrier brownfield [--register NAME] [--ended] [--format table|csv|json]\n"
    "\n"
    "The sites of the brownfield land registers that were imported: their area, planning status and\n"
    "range of dwellings, and the council's asset where one is known to lie there.\n"
    "\n"
    "  --register NAME  of one register only, by the scheme of its profile\n"
    "  --ended          also the sites that have come off their register\n"
    "\n"
    "examples:\n"
    "  terrier brownfield\n"
    "  terrier brownfield --register mendip --ended --format csv\n"};
