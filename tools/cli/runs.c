/* terrier runs */
#include <string.h>

#include "engine/base/text.h"
#include "sql/embedded.h"
#include "tools/cli/runs_compare.h"

static enum status list(struct cli *cli, struct error *err) {
    struct store *db = NULL;
    struct rows *rows = NULL;
    enum status status = cli_end(cli, err);

    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK)
        status = store_query(db, cli->format == OUTPUT_TABLE ? sql_runs_shown : sql_runs_list, BIND_NONE,
                             STORE_MANY, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0)
        cli_say_none("nothing has been judged yet; run `terrier evaluate` first");
    if (status == STATUS_OK && (rows_count(rows) > 0 || cli->format != OUTPUT_TABLE))
        output_rows(cli->format, rows);
    rows_free(rows);
    store_close(db);
    return status;
}

static enum status run(struct cli *cli, struct error *err) {
    for (int i = 0; i < cli->argument_count; i++)
        if (text_equal(cli->arguments[i], "compare") || strncmp(cli->arguments[i], "--compare", 9) == 0)
            return runs_compare(cli, err);
    return list(cli, err);
}

const struct command command_runs = {
    "runs", "list the runs of judging, or compare two", run,
    "usage: terrier runs [--format table|csv|json]\n"
    "       terrier runs compare RUN RUN [--objective N] [--assets | --causes] [--as ROLE]\n"
    "                    [--format table|csv|json]\n"
    "\n"
    "Without options, the runs kept, newest first; of several that were published for a quarter the\n"
    "newest stands. `compare` shows two side by side, each asset counting once, as each run judged\n"
    "them: scores, how many were green, amber and red, and which criteria made assets change.\n"
    "\n"
    "  --objective N  of one objective only\n"
    "  --assets       each asset whose rating differs, the criterion that made most of it (a must-hold\n"
    "                 test first), and how many points of the score it gave before and gives now\n"
    "  --causes       only how many assets changed by which criterion\n"
    "\n"
    "examples:\n"
    "  terrier runs\n"
    "  terrier runs compare 1 2\n"
    "  terrier runs compare 1 2 --objective 3 --assets --format csv\n"};
