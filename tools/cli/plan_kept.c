/* terrier plan list | show: the programmes that were made */
#include "engine/base/format.h"
#include "sql/embedded.h"
#include "tools/cli/governing.h"
#include "tools/cli/picture.h"
#include "tools/cli/plan_parts.h"

enum status plan_run_list(struct cli *cli, struct error *err) {
    const char *verb = NULL;
    char limit[24];
    bool table = cli->format == OUTPUT_TABLE;
    enum status status = cli_operand(cli, "list", &verb, err);
    if (status == STATUS_OK) status = plan_take_limit(cli, limit, err);
    if (status != STATUS_OK) return status;
    return governing_list(cli, table ? sql_plan_list_short : sql_plan_list,
                          table ? BIND(limit) : BIND(limit, NULL, NULL),
                          "no programme has been made yet; `terrier plan --budget 5m` makes one", err);
}

enum status plan_run_show(struct cli *cli, struct error *err) {
    const char *verb = NULL, *number = NULL, *svg = NULL;
    char limit[24];
    int64_t plan_id = 0;
    struct store *db = NULL;
    enum status status = cli_operand(cli, "show", &verb, err);
    if (status == STATUS_OK) status = cli_operand(cli, "N", &number, err);
    if (status == STATUS_OK && !number_parse_integer(number, &plan_id))
        status =
            error_set(err, STATUS_INVALID,
                      "plan show takes a plan's number, not `%.40s`: `terrier plan list` shows them", number);
    if (status == STATUS_OK) status = plan_take_limit(cli, limit, err);
    if (status == STATUS_OK) status = picture_option(cli, &svg, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = plan_show(cli, db, plan_id, limit, svg, err);
    store_close(db);
    return status;
}
