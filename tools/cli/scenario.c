/* terrier scenario: named sets of changes, and their plans side by side */
#include "engine/register/scenario.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/json.h"
#include "engine/base/memory.h"
#include "engine/query/find.h"
#include "engine/runs/supposed_text.h"
#include "sql/embedded.h"
#include "tools/cli/cells.h"
#include "tools/cli/plan_parts.h"

/* --- new, list --- */

struct taking {
    enum scenario_step step;
    const char *name;
    const struct text *fields;
};

static enum status take(struct store *db, void *context, struct error *err) {
    const struct taking *taking = context;
    return scenario_take(db, taking->step, taking->name, text_string(taking->fields), plan_actor(), err);
}

static enum status take_step(struct store *db, const struct taking *taking, struct error *err) {
    struct store_intent intent = {.actor = plan_actor(), .reason = "A scenario"};
    return store_transaction(db, intent, take, (void *)taking, err);
}

static enum status run_new(struct cli *cli, struct error *err) {
    const char *about = NULL, *from = NULL;
    struct text fields = TEXT_EMPTY;
    struct taking taking = {.step = SCENARIO_MAKE, .fields = &fields};
    struct store *db = NULL;
    enum status status = cli_option(cli, "--about", &about, err);
    if (status == STATUS_OK) status = cli_option(cli, "--from", &from, err);
    if (status == STATUS_OK) status = cli_operand(cli, "NAME", &taking.name, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    struct json json = json_writer(&fields);
    json_object(&json);
    json_text_member(&json, "about", about);
    json_text_member(&json, "from", from);
    json_end(&json);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = take_step(db, &taking, err);
    if (status == STATUS_OK)
        printf("Made the scenario %s; `terrier scenario set %s --budget 5m` sets what it changes.\n",
               taking.name, taking.name);
    text_free(&fields);
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

enum { FACTS_MOST = 100 };

struct setting {
    struct plan_asked asked;
    const char *facts[FACTS_MOST], *dropped[FACTS_MOST];
    size_t fact_count, dropped_count;
};

static enum status add_fact(struct json *json, struct store *db, struct arena *arena, enum fact_form form,
                            const char *given, struct error *err) {
    struct fact_written written;
    struct query_found found;
    enum status status = fact_written_read(&written, arena, form, given, err);

    if (status == STATUS_OK) status = query_find(&found, db, written.asset, err);
    if (status != STATUS_OK) return error_context(err, form == FACT_OF_ANY ? "--fact" : "--drop-fact");
    json_object(json);
    json_text_member(json, "asset", found.reference);
    json_text_member(json, "fact", written.fact);
    if (form == FACT_OF_ANY) json_text_member(json, "value", written.value);
    json_end(json);
    return STATUS_OK;
}

static enum status add_facts(struct json *json, struct store *db, enum fact_form form,
                             const char *const *given, size_t count, struct error *err) {
    struct arena *arena = arena_new();
    enum status status = STATUS_OK;

    if (count > 0) {
        json_name(json, form == FACT_OF_ANY ? "facts" : "drop_facts");
        json_array(json);
        for (size_t i = 0; status == STATUS_OK && i < count; i++)
            status = add_fact(json, db, arena, form, given[i], err);
        json_end(json);
    }
    arena_free(arena);
    return status;
}

static enum status write_fields(struct text *fields, const struct setting *setting, struct store *db,
                                struct error *err) {
    struct text settings = TEXT_EMPTY;
    struct json json = json_writer(fields);
    enum status status;

    plan_asked_write_settings(&settings, &setting->asked);
    json_object(&json);
    json_raw_member(&json, "settings", text_string(&settings));
    status = add_facts(&json, db, FACT_NAMED_ONLY, setting->dropped, setting->dropped_count, err);
    if (status == STATUS_OK)
        status = add_facts(&json, db, FACT_OF_ANY, setting->facts, setting->fact_count, err);
    json_end(&json);
    text_free(&settings);
    return status;
}

static enum status take_set(struct cli *cli, struct setting *setting, const char **name, struct error *err) {
    enum status status = plan_take_settings(cli, &setting->asked, err);

    if (status == STATUS_OK)
        status = cli_options(cli, "--fact", setting->facts, FACTS_MOST, &setting->fact_count, err);
    if (status == STATUS_OK)
        status = cli_options(cli, "--drop-fact", setting->dropped, FACTS_MOST, &setting->dropped_count, err);
    if (status == STATUS_OK) status = cli_operand(cli, "NAME", name, err);
    return status == STATUS_OK ? cli_end(cli, err) : status;
}

static enum status run_set(struct cli *cli, struct error *err) {
    struct setting setting = {.asked = plan_asked_here()};
    struct text fields = TEXT_EMPTY;
    struct taking taking = {.step = SCENARIO_SET, .fields = &fields};
    struct store *db = NULL;
    struct rows *rows = NULL;
    enum status status = take_set(cli, &setting, &taking.name, err);

    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = write_fields(&fields, &setting, db, err);
    if (status == STATUS_OK) status = take_step(db, &taking, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_scenario_settings, BIND(taking.name), STORE_MANY, &rows, err);
    if (status == STATUS_OK) output_rows(cli->format, rows);
    rows_free(rows);
    text_free(&fields);
    store_close(db);
    return status;
}

/* --- run --- */

static enum status run_run(struct cli *cli, struct error *err) {
    struct plan_asked asked = plan_asked_here();
    struct arena *arena = arena_new();
    struct store *db = NULL;
    char limit[24];
    enum status status = plan_take_search(cli, &asked, limit, err);
    if (status == STATUS_OK) status = cli_operand(cli, "NAME", &asked.scenario, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = plan_asked_of_scenario(&asked, db, arena, err);
    if (status == STATUS_OK) status = plan_make(cli, db, &asked, limit, NULL, err);
    store_close(db);
    arena_free(arena);
    return status;
}

/* --- compare --- */

static enum status find(struct store *db, const char *name, struct error *err) {
    struct arena *arena = arena_new();
    struct plan_asked asked = {.scenario = name};
    enum status status = plan_asked_of_scenario(&asked, db, arena, err);
    arena_free(arena);
    return status;
}

enum { ASSETS_SHOWN = 20, COLUMNS_MOST = 4 };
#define ALL_ASSETS "1000000"

/* The columns are headed by the scenarios' names, not "first" and "second". */
static void print_headed(const struct rows *rows, size_t most, const char *const *heads) {
    static const bool numbers[COLUMNS_MOST] = {false};
    size_t columns = rows_columns(rows), count = rows_count(rows) < most ? rows_count(rows) : most;
    const char **cells = memory_array(count * columns + 1, sizeof *cells);

    for (size_t i = 0; i < count * columns; i++)
        cells[i] = rows_text(rows, i / columns, i % columns);
    cells_print(OUTPUT_TABLE, &(struct cells){heads, numbers, columns, count, cells});
    free(cells);
}

static void print_compared(const char *first, const char *second, const struct rows *changes,
                           const struct rows *figures, const struct rows *assets) {
    if (rows_count(changes) > 0) {
        puts("What they set, as they are now");
        print_headed(changes, SIZE_MAX, (const char *const[]){"what", first, second});
    } else {
        puts("Neither sets anything.");
    }
    puts("\nTheir newest plans");
    print_headed(figures, SIZE_MAX, (const char *const[]){"what", first, second, "difference"});
    if (rows_count(assets) > ASSETS_SHOWN)
        printf("\nAssets that take something else: the %d worth most of %zu\n", ASSETS_SHOWN,
               rows_count(assets));
    else if (rows_count(assets) > 0)
        puts("\nAssets that take something else, those worth most first");
    else
        puts("\nNo asset takes something else.");
    if (rows_count(assets) > 0)
        print_headed(assets, ASSETS_SHOWN, (const char *const[]){"reference", "name", first, second});
}

static enum status run_compare(struct cli *cli, struct error *err) {
    const char *first = NULL, *second = NULL;
    struct store *db = NULL;
    struct rows *changes = NULL, *figures = NULL, *assets = NULL;
    enum status status = cli_operand(cli, "NAME", &first, err);
    if (status == STATUS_OK) status = cli_operand(cli, "NAME", &second, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = find(db, first, err);
    if (status == STATUS_OK) status = find(db, second, err);
    if (status == STATUS_OK)
        status =
            store_query(db, sql_scenario_compare_changes, BIND(first, second), STORE_MANY, &changes, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_scenario_compare, BIND(first, second), STORE_MANY, &figures, err);
    if (status == STATUS_OK && rows_count(figures) == 0)
        status = error_set(err, STATUS_NOT_FOUND,
                           "One of them has no plan yet: `terrier scenario run NAME` makes it.");
    if (status == STATUS_OK)
        status =
            store_query(db, sql_scenario_differ, BIND(first, second, ALL_ASSETS), STORE_MANY, &assets, err);
    if (status == STATUS_OK && cli->format == OUTPUT_TABLE)
        print_compared(first, second, changes, figures, assets);
    else if (status == STATUS_OK)
        output_rows(cli->format, figures);
    rows_free(changes);
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
    "                                 [--maintenance AMOUNT] [--borrow AMOUNT] [--years N]\n"
    "                                 [--carbon PERCENT] [--revenue AMOUNT] [--sales AMOUNT] [--moves N]\n"
    "                                 [--starters N] [--point AMOUNT] [--without KIND]...\n"
    "                                 [--fact REF.FACT=VALUE]... [--drop-fact REF.FACT]...\n"
    "       terrier scenario run NAME [--run N] [--gap PERCENT] [--nodes N] [--seconds N] [--quick]\n"
    "                                 [--limit N]\n"
    "       terrier scenario compare NAME NAME\n"
    "       terrier scenario list\n"
    "       each with [--data DIR] [--format table|csv|json]\n"
    "\n"
    "A scenario is a named set of changes: money, years, limits, kinds of option left out, and facts of\n"
    "assets that are supposed. `run` makes its plan as `terrier plan` does, and keeps it; `compare` puts "
    "what\n"
    "two change and their newest plans side by side, with the assets that take something else. The kinds\n"
    "given with --without take the place of those left out before.\n"
    "\n"
    "  --fact REF.FACT=VALUE  supposes a fact, as `terrier explain --if` does, up to 100 at once; `run` "
    "judges\n"
    "                         the run's facts with it, makes the options anew and plans with them. The "
    "record\n"
    "                         is not touched. `terrier facts REF` lists facts; VALUE may be unknown\n"
    "  --drop-fact REF.FACT   supposes it no more\n"
    "\n"
    "examples:\n"
    "  terrier scenario new steady --about 'GBP 5m, nothing sold'\n"
    "  terrier scenario set steady --budget 5m --without sell\n"
    "  terrier scenario new more --from steady\n"
    "  terrier scenario set more --budget 8m\n"
    "  terrier scenario set more --fact SC000001.suitability=poor\n"
    "  terrier scenario run steady --quick\n"
    "  terrier scenario run more --quick\n"
    "  terrier scenario compare steady more\n"};
