/* terrier quality */
#include <string.h>

#include "engine/base/format.h"
#include "sql/embedded.h"
#include "tools/cli/cli.h"

#define GROUPINGS "estate, dimension, rule, category or source"

/* What is asked for, once its arguments are taken. */
struct wanted {
    const char *by, *rule, *limit, *reference;
    bool rules, trend, worst;
};

static enum status check(const struct wanted *wanted, struct error *err) {
    static const char *const groupings[] = {"estate", "dimension", "rule", "category", "source", NULL};
    const char *const *known = groupings;
    int64_t number;

    while (*known != NULL && strcmp(*known, wanted->by) != 0)
        known++;
    if (*known == NULL)
        return error_set(err, STATUS_INVALID, "--by takes " GROUPINGS ", not `%.40s`", wanted->by);
    if (!number_parse_integer(wanted->limit, &number) || number < 1)
        return error_set(err, STATUS_INVALID, "--limit takes a whole number from 1, not `%.40s`",
                         wanted->limit);
    return STATUS_OK;
}

static enum status ask(const struct wanted *wanted, struct store *db, struct rows **rows, const char **none,
                       struct error *err) {
    *none = "nothing of the kind fails";
    if (wanted->rules) return store_query(db, sql_quality_rules_short, BIND_NONE, STORE_MANY, rows, err);
    if (wanted->reference != NULL || wanted->rule != NULL)
        return store_query(db, sql_quality_failures, BIND(wanted->rule, wanted->reference, wanted->limit),
                           STORE_MANY, rows, err);
    if (wanted->worst) return store_query(db, sql_quality_assets, BIND(wanted->limit), STORE_MANY, rows, err);
    *none = "no asset is held: import a register first";
    if (!wanted->trend) return store_query(db, sql_quality_groups, BIND(wanted->by), STORE_MANY, rows, err);
    *none = "no run has kept it yet; `terrier evaluate` does";
    return store_query(db, sql_quality_trend, BIND(wanted->by), STORE_MANY, rows, err);
}

static enum status take(struct cli *cli, struct wanted *wanted, struct error *err) {
    enum status status = cli_option(cli, "--by", &wanted->by, err);

    wanted->rules = cli_flag(cli, "--rules");
    wanted->trend = cli_flag(cli, "--trend");
    wanted->worst = cli_flag(cli, "--worst");
    if (status == STATUS_OK) status = cli_option(cli, "--rule", &wanted->rule, err);
    if (status == STATUS_OK) status = cli_option(cli, "--limit", &wanted->limit, err);
    if (status == STATUS_OK && cli->argument_count > 0)
        status = cli_operand(cli, "REF", &wanted->reference, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    return status == STATUS_OK ? check(wanted, err) : status;
}

static enum status run(struct cli *cli, struct error *err) {
    struct wanted wanted = {.by = "dimension", .limit = "50"};
    struct store *db = NULL;
    struct rows *rows = NULL;
    const char *none = NULL;
    enum status status = take(cli, &wanted, err);

    if (status == STATUS_OK) status = cli_connect(cli, "terrier_steward", &db, err);
    if (status == STATUS_OK) status = ask(&wanted, db, &rows, &none, err);
    if (status == STATUS_OK && rows_count(rows) == 0) cli_say_none(none);
    if (status == STATUS_OK && (rows_count(rows) > 0 || cli->format != OUTPUT_TABLE))
        output_rows(cli->format, rows);
    rows_free(rows);
    store_close(db);
    return status;
}

const struct command command_quality = {
    "quality", "how good the record is: by rule, dimension, category, source, asset, and over time", run,
    "usage: terrier quality [--by estate|dimension|rule|category|source] [--trend]\n"
    "       terrier quality --rule RULE [--limit N]\n"
    "       terrier quality REF\n"
    "       terrier quality --worst [--limit N]\n"
    "       terrier quality --rules\n"
    "       each with [--format table|csv|json]\n"
    "\n"
    "Named rules (--rules) say what a good record has: completeness (it is there), accuracy (it is right),\n"
    "timeliness (it is recent), consistency (it agrees with the rest). A score is the share of the weight\n"
    "of the tests passed, in %; what cannot be tested counts neither way. Worst first. --trend shows what\n"
    "each published run found.\n"
    "\n"
    "examples:\n"
    "  terrier quality\n"
    "  terrier quality --by source\n"
    "  terrier quality --rule fri_repair\n"
    "  terrier quality SC000123\n"
    "  terrier quality --by rule --trend --format csv\n"};
