/* terrier facts REF: what is known of an asset, fact by fact. */
#include "engine/query/find.h"
#include "sql/embedded.h"
#include "tools/cli/reader.h"

struct asked {
    struct reader reader;
    const char *given;
    bool known; /* what is known alone */
};

static enum status take(struct cli *cli, struct asked *asked, struct error *err) {
    enum status status = reader_options(cli, &asked->reader, err);

    asked->known = cli_flag(cli, "--known");
    if (status == STATUS_OK) status = cli_operand(cli, "REF", &asked->given, err);
    return status == STATUS_OK ? cli_end(cli, err) : status;
}

static enum status run(struct cli *cli, struct error *err) {
    struct asked asked = {0};
    struct store *db = NULL;
    struct rows *rows = NULL;
    struct query_found found;
    char id[24];
    enum status status = take(cli, &asked, err);

    if (status == STATUS_OK) status = reader_connect(cli, &asked.reader, &db, err);
    if (status == STATUS_OK) status = query_find(&found, db, asked.given, err);
    if (status == STATUS_OK)
        status = store_query(db, cli->format == OUTPUT_TABLE ? sql_asset_facts_short : sql_asset_facts,
                             BIND(bind_integer(id, found.asset_id), asked.known ? "true" : "false"),
                             STORE_MANY, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0)
        status = error_set(err, STATUS_NOT_FOUND,
                           "no facts are derived of %s: it is outside the counts (being validated, housing, "
                           "infrastructure or disposed), or facts are not for who asks",
                           found.reference);
    if (status == STATUS_OK) {
        reader_say(cli, &asked.reader);
        output_rows(cli->format, rows);
    }
    rows_free(rows);
    store_close(db);
    return status;
}

const struct command command_facts = {
    "facts", "list what is known of an asset, fact by fact", run,
    "usage: terrier facts REF [--known] [--as ROLE] [--as-at DAY] [--known-at TIME]\n"
    "                         [--format table|csv|json] [--data DIR]\n"
    "\n"
    "Every fact that criteria and options go by: its value and unit, the day that it is of, whether it\n"
    "is an estimate, and its source: the feeds of the rows that it is made of, else where its\n"
    "definition comes from. What nobody knows says so, and so does what your role may not see. Facts\n"
    "that compare assets (costs and emissions against their kind, a stronger neighbour) are those of\n"
    "the newest published run.\n"
    "\n"
    "  --known          leaves out what is not known\n"
    "  --as ROLE        what reader, gis, editor or steward may see\n" READER_TIMES_HELP "\n"
    "examples:\n"
    "  terrier facts SC000001\n"
    "  terrier facts SC000001 --known --format csv\n"
    "  terrier facts SC000001 --as-at 2026-03-31\n"};
