/* terrier direction: which assets improve and which worsen, and what did it. */
#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/text.h"
#include "engine/query/find.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"
#include "tools/cli/direction_run.h"
#include "tools/cli/reader.h"

struct asked {
    struct reader reader;
    const char *quarter, *objective, *way, *limit, *reference;
};

static enum status take_way(struct cli *cli, struct asked *asked, struct error *err) {
    bool better = cli_flag(cli, "--improving"), worse = cli_flag(cli, "--worsening");

    if (better && worse)
        return error_set(err, STATUS_INVALID,
                         "--improving or --worsening, not both: without either both are shown");
    asked->way = better ? "improving" : worse ? "worsening" : NULL;
    return STATUS_OK;
}

static enum status take(struct cli *cli, struct asked *asked, struct error *err) {
    int64_t most;
    enum status status = take_way(cli, asked, err);

    asked->limit = cli->format == OUTPUT_TABLE ? "20" : "1000000";
    if (status == STATUS_OK) status = cli_option(cli, "--quarter", &asked->quarter, err);
    if (status == STATUS_OK) status = cli_option(cli, "--objective", &asked->objective, err);
    if (status == STATUS_OK) status = cli_option(cli, "--limit", &asked->limit, err);
    if (status == STATUS_OK) status = cli_option(cli, "--as", &asked->reader.as, err);
    if (status == STATUS_OK && cli->argument_count > 0 && cli->arguments[0][0] != '-')
        status = cli_operand(cli, "REF", &asked->reference, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK && asked->objective &&
        (strlen(asked->objective) != 1 || !strchr("123456789", asked->objective[0])))
        status =
            error_set(err, STATUS_INVALID,
                      "--objective takes the number of an objective, 1 to 6, not `%.40s`", asked->objective);
    if (status == STATUS_OK && (!number_parse_integer(asked->limit, &most) || most < 1 || most > 1000000))
        status = error_set(err, STATUS_INVALID, "--limit takes a number from 1 to 1000000, not `%.40s`",
                           asked->limit);
    return status;
}

static enum status read_list(struct cli *cli, struct store *db, const struct asked *asked,
                             const struct rows *run, struct error *err) {
    bool table = cli->format == OUTPUT_TABLE;
    const char *number = rows_text(run, 0, DIRECTION_RUN);
    struct rows *counts = NULL, *rows = NULL;
    enum status status = STATUS_OK;

    if (table) status = store_query(db, sql_direction_counts, BIND(number), STORE_MANY, &counts, err);
    if (status == STATUS_OK)
        status =
            store_query(db, table ? sql_direction_shown : sql_direction_list,
                        BIND(number, asked->objective, asked->way, asked->limit), STORE_MANY, &rows, err);
    if (status == STATUS_OK && table) {
        direction_run_say(run);
        puts("");
        if (rows_count(counts) > 0) output_rows(cli->format, counts);
        if (rows_count(rows) > 0)
            puts("\nAssets that moved farthest, by the present criteria, and the facts that did it");
    }
    if (status == STATUS_OK && rows_count(rows) == 0)
        cli_say_none("no asset moved by three points or more, or is rated otherwise");
    if (status == STATUS_OK && (rows_count(rows) > 0 || !table)) output_rows(cli->format, rows);
    rows_free(rows);
    rows_free(counts);
    return status;
}

/* As /api/assets/REF/direction answers. */
static void print_json(const char *reference, const struct rows *run, const struct rows *levels,
                       const struct rows *facts) {
    struct text out = TEXT_EMPTY;
    struct json json = json_writer(&out);

    json_object(&json);
    json_text_member(&json, "asset", reference);
    rows_json_members(&json, run, 0, 0, rows_columns(run));
    json_name(&json, "levels");
    rows_json_array(&json, levels);
    json_name(&json, "facts");
    rows_json_array(&json, facts);
    json_end(&json);
    puts(text_string(&out));
    text_free(&out);
}

static enum status read_asset(struct cli *cli, struct store *db, const struct asked *asked,
                              const struct rows *run, struct error *err) {
    const char *number = rows_text(run, 0, DIRECTION_RUN);
    bool table = cli->format == OUTPUT_TABLE;
    struct rows *levels = NULL, *facts = NULL;
    struct query_found found;
    char id[24];
    enum status status = query_find(&found, db, asked->reference, err);

    if (status == STATUS_OK)
        status = store_query(db, table ? sql_direction_asset_shown : sql_direction_asset,
                             BIND(number, bind_integer(id, found.asset_id)), STORE_MANY, &levels, err);
    if (status == STATUS_OK)
        status = store_query(db, table ? sql_direction_asset_facts_shown : sql_direction_asset_facts,
                             BIND(number, id), STORE_MANY, &facts, err);
    if (status == STATUS_OK && cli->format == OUTPUT_JSON) {
        print_json(found.reference, run, levels, facts);
    } else if (status == STATUS_OK && cli->format == OUTPUT_CSV) {
        output_rows(cli->format, levels);
    } else if (status == STATUS_OK) {
        direction_run_say(run);
        puts("");
        if (rows_count(levels) > 0) output_rows(cli->format, levels);
        if (rows_count(levels) == 0) cli_say_none("it was not judged in both runs");
        if (rows_count(facts) > 0) puts("\nWhich facts did it, and by how many points of the objective");
        if (rows_count(facts) > 0) output_rows(cli->format, facts);
    }
    rows_free(levels);
    rows_free(facts);
    return status;
}

static enum status run(struct cli *cli, struct error *err) {
    struct asked asked = {0};
    struct store *db = NULL;
    struct rows *own = NULL;
    enum status status = take(cli, &asked, err);

    if (status == STATUS_OK) status = reader_connect(cli, &asked.reader, &db, err);
    if (status == STATUS_OK) status = direction_run_find(db, asked.quarter, &own, err);
    if (status == STATUS_OK)
        status =
            asked.reference ? read_asset(cli, db, &asked, own, err) : read_list(cli, db, &asked, own, err);
    rows_free(own);
    store_close(db);
    return status;
}

const struct command command_direction = {
    "direction", "which assets improve or worsen since the last quarter, and which fact did it", run,
    "usage: terrier direction [REF] [--quarter QUARTER] [--objective N] [--improving | --worsening]\n"
    "                         [--limit N] [--as ROLE] [--format table|csv|json] [--data DIR]\n"
    "\n"
    "Counts by objective, then the assets that moved farthest with the facts that did it. Both runs are\n"
    "judged by the present criteria. With REF one asset: every objective and commitment before and now,\n"
    "and each fact with what it was, what it is, and the points that it moved.\n"
    "\n"
    "  --quarter QUARTER  like 2026-27-Q2; without it the newest that was published\n"
    "  --objective N      on one objective\n"
    "  --limit N          so many assets; 20 in a table, else all\n"
    "\n"
    "examples:\n"
    "  terrier direction --worsening --objective 2\n"
    "  terrier direction SC000123\n"};
