/* terrier scenario: named sets of changes, and their plans side by side */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sql/embedded.h"
#include "tools/cli/plan_parts.h"

static enum status find(struct store *db, const char *name, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_scenario_find, BIND(name), STORE_MAYBE_ONE, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0)
        status =
            error_set(err, STATUS_NOT_FOUND,
                      "There is no scenario %.60s: `terrier scenario list` shows them, `terrier scenario new "
                      "%.60s` makes one.",
                      name, name);
    rows_free(rows);
    return status;
}

/* --- new, list --- */

static enum status run_new(struct cli *cli, struct error *err) {
    const char *name = NULL, *about = NULL, *from = NULL;
    struct store *db = NULL;
    struct rows *rows = NULL;
    enum status status = cli_option(cli, "--about", &about, err);
    if (status == STATUS_OK) status = cli_option(cli, "--from", &from, err);
    if (status == STATUS_OK) status = cli_operand(cli, "NAME", &name, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK && !(plan_name_valid(name) && strlen(name) <= 60 && strchr("-_.", *name) == NULL))
        status =
            error_set(err, STATUS_INVALID,
                      "A scenario's name is of small letters, digits and - _ . and begins with a letter or "
                      "digit, not `%.60s`",
                      name);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK && from) status = find(db, from, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_scenario_insert, BIND(name, about, plan_actor(), from), STORE_MAYBE_ONE,
                             &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0)
        status = error_set(err, STATUS_CONFLICT, "There is a scenario %.60s already.", name);
    if (status == STATUS_OK)
        printf("Made the scenario %s; `terrier scenario set %s --budget 5m` sets what it changes.\n", name,
               name);
    rows_free(rows);
    store_close(db);
    return status;
}

static enum status run_list(struct cli *cli, struct error *err) {
    struct store *db = NULL;
    struct rows *rows = NULL;
    enum status status = cli_end(cli, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = store_query(db, sql_scenario_list, BIND_NONE, STORE_MANY, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0)
        cli_say_none("no scenario has been made yet; `terrier scenario new NAME` makes one");
    if (status == STATUS_OK && (rows_count(rows) > 0 || cli->format != OUTPUT_TABLE))
        output_rows(cli->format, rows);
    rows_free(rows);
    store_close(db);
    return status;
}

/* --- set --- */

struct setting {
    const char *name;
    const struct plan_asked *asked;
};

static enum status set_one(struct store *db, const char *name, const char *setting, const char *group,
                           double value, struct error *err) {
    char number[40];
    snprintf(number, sizeof number, "%.2f", value);
    return store_run(db, sql_scenario_set,
                     BIND(name, setting, group, isnan(value) ? NULL : number, plan_actor()), err);
}

static enum status set_all(struct store *db, void *context, struct error *err) {
    const struct setting *setting = context;
    const struct plan_asked *asked = setting->asked;
    enum status status = find(db, setting->name, err);
    for (size_t i = 0; i < asked->money_count && status == STATUS_OK; i++)
        status = set_one(db, setting->name, "fund", asked->money[i].fund, (double)asked->money[i].pence / 100,
                         err);
    if (status == STATUS_OK && asked->years)
        status = set_one(db, setting->name, "years", "", asked->years, err);
    if (status == STATUS_OK && !isnan(asked->carbon_percent))
        status = set_one(db, setting->name, "carbon", "", asked->carbon_percent, err);
    if (status == STATUS_OK && asked->moves >= 0)
        status = set_one(db, setting->name, "moves", "", (double)asked->moves, err);
    for (size_t i = 0; i < asked->without_count && status == STATUS_OK; i++)
        status = set_one(db, setting->name, "without", asked->without[i], NAN, err);
    return status;
}

static enum status run_set(struct cli *cli, struct error *err) {
    struct plan_asked asked = plan_asked_nothing();
    struct setting setting = {.asked = &asked};
    struct store *db = NULL;
    struct rows *rows = NULL;
    enum status status = plan_take_settings(cli, &asked, err);
    if (status == STATUS_OK) status = cli_operand(cli, "NAME", &setting.name, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK)
        status = store_transaction(db, (struct store_intent){.actor = plan_actor(), .reason = "A scenario"},
                                   set_all, &setting, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_scenario_settings, BIND(setting.name), STORE_MANY, &rows, err);
    if (status == STATUS_OK) output_rows(cli->format, rows);
    rows_free(rows);
    store_close(db);
    return status;
}

/* --- run --- */

/* The texts stay the rows'. */
static enum status apply(struct plan_asked *asked, const struct rows *rows, struct error *err) {
    for (size_t row = 0; row < rows_count(rows); row++) {
        const char *setting = rows_text(rows, row, 0), *group = rows_text(rows, row, 1);
        double value = rows_number(rows, row, 2);
        if (strcmp(setting, "years") == 0)
            asked->years = (int)value;
        else if (strcmp(setting, "carbon") == 0)
            asked->carbon_percent = value;
        else if (strcmp(setting, "moves") == 0)
            asked->moves = (int64_t)value;
        else if (strcmp(setting, "fund") == 0 && asked->money_count < PLAN_FUNDS)
            asked->money[asked->money_count++] = (struct plan_money){group, llround(value * 100)};
        else if (strcmp(setting, "without") == 0 && asked->without_count < PLAN_WITHOUT)
            asked->without[asked->without_count++] = group;
        else
            return error_set(err, STATUS_INVALID, "The scenario sets %.40s, which this version cannot do.",
                             setting);
    }
    return STATUS_OK;
}

static enum status run_run(struct cli *cli, struct error *err) {
    struct plan_asked asked = plan_asked_nothing();
    struct store *db = NULL;
    struct rows *rows = NULL;
    char limit[24];
    enum status status = plan_take_search(cli, &asked, limit, err);
    if (status == STATUS_OK) status = cli_operand(cli, "NAME", &asked.scenario, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = find(db, asked.scenario, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_scenario_settings, BIND(asked.scenario), STORE_MANY, &rows, err);
    if (status == STATUS_OK) status = apply(&asked, rows, err);
    if (status == STATUS_OK) status = plan_make(cli, db, &asked, limit, err);
    rows_free(rows);
    store_close(db);
    return status;
}

/* --- compare --- */

static enum status run_compare(struct cli *cli, struct error *err) {
    const char *first = NULL, *second = NULL;
    struct store *db = NULL;
    struct rows *figures = NULL, *assets = NULL;
    enum status status = cli_operand(cli, "NAME", &first, err);
    if (status == STATUS_OK) status = cli_operand(cli, "NAME", &second, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = find(db, first, err);
    if (status == STATUS_OK) status = find(db, second, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_scenario_compare, BIND(first, second), STORE_MANY, &figures, err);
    if (status == STATUS_OK && rows_count(figures) == 0)
        status = error_set(err, STATUS_NOT_FOUND,
                           "One of them has no plan yet: `terrier scenario run NAME` makes it.");
    if (status == STATUS_OK)
        status = store_query(db, sql_scenario_differ, BIND(first, second, "20"), STORE_MANY, &assets, err);
    if (status == STATUS_OK && cli->format == OUTPUT_TABLE) printf("First: %s. Second: %s.\n", first, second);
    if (status == STATUS_OK) output_rows(cli->format, figures);
    if (status == STATUS_OK && cli->format == OUTPUT_TABLE && rows_count(assets) > 0) {
        puts("\nAssets that take something else, those worth most first");
        output_rows(cli->format, assets);
    }
    rows_free(figures);
    rows_free(assets);
    store_close(db);
    return status;
}

static enum status run(struct cli *cli, struct error *err) {
    static const struct {
        const char *name;
        enum status (*run)(struct cli *cli, struct error *err);
    } actions[] = {
        {"new", run_new}, {"set", run_set}, {"run", run_run}, {"compare", run_compare}, {"list", run_list}};
    const char *action = NULL;
    enum status status = cli_operand(cli, "new, set, run, compare or list", &action, err);
    if (status != STATUS_OK) return status;
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
        if (strcmp(actions[i].name, action) == 0) return actions[i].run(cli, err);
    return error_set(err, STATUS_INVALID, "scenario takes new, set, run, compare or list, not `%.40s`",
                     action);
}

const struct command command_scenario = {
    "scenario", "named sets of changes to the programme, and their plans side by side", run,
    "usage: terrier scenario new NAME [--about TEXT] [--from NAME]\n"
    "       terrier scenario set NAME [--budget AMOUNT] [--schools AMOUNT] [--decarbonisation AMOUNT]\n"
    "                                 [--borrow AMOUNT] [--years N] [--carbon PERCENT] [--moves N]\n"
    "                                 [--without KIND]...\n"
    "       terrier scenario run NAME [--run N] [--gap PERCENT] [--nodes N] [--seconds N] [--quick]\n"
    "                                 [--limit N]\n"
    "       terrier scenario compare NAME NAME\n"
    "       terrier scenario list\n"
    "       each with [--data DIR] [--format table|csv|json]\n"
    "\n"
    "A scenario is a named set of changes over the same facts and options: money, years, limits, kinds of\n"
    "option left out. `run` makes its plan as `terrier plan` does, and keeps it; `compare` puts the newest\n"
    "plans of two side by side, with the assets that take something else.\n"
    "\n"
    "examples:\n"
    "  terrier scenario new steady --about 'GBP 5m, nothing sold'\n"
    "  terrier scenario set steady --budget 5m --without sell\n"
    "  terrier scenario new more --from steady\n"
    "  terrier scenario set more --budget 8m\n"
    "  terrier scenario run steady --quick\n"
    "  terrier scenario run more --quick\n"
    "  terrier scenario compare steady more\n"};
