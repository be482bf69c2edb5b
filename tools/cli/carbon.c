/* terrier carbon: emissions of the estate, and the path against the targets. */
#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/report/pictures.h"
#include "sql/embedded.h"
#include "tools/cli/carbon_table.h"
#include "tools/cli/output_table.h"
#include "tools/cli/picture.h"
#include "tools/cli/reader.h"

#define GROUPINGS "asset, category, fuel, scope or boundary"

struct wanted {
    struct reader reader;
    const char *by, *year, *limit, *svg;
    bool path, rules, provision, measures, schemes;
};

static bool is_grouped(const struct wanted *wanted) {
    return !(wanted->path || wanted->rules || wanted->provision || wanted->measures || wanted->schemes);
}

/* What would change nothing is refused: nobody is to take the whole path for one year of it. */
static enum status check_together(const struct wanted *wanted, struct error *err) {
    if (wanted->path + wanted->rules + wanted->provision + wanted->measures + wanted->schemes > 1)
        return error_set(err, STATUS_INVALID,
                         "ask for one of --path, --measures, --schemes, --rules and --provision");
    if (!is_grouped(wanted) && (wanted->by != NULL || wanted->year != NULL))
        return error_set(err, STATUS_INVALID,
                         "%s is for the emissions of one year: leave out --path, --measures, --schemes, "
                         "--rules and --provision",
                         wanted->by != NULL ? "--by" : "--year");
    if (wanted->limit != NULL && !is_grouped(wanted) && !wanted->measures)
        return error_set(err, STATUS_INVALID, "--limit is for emissions of one year and for --measures");
    if (wanted->svg != NULL && !wanted->path && !wanted->measures)
        return error_set(err, STATUS_INVALID, "--svg draws --path or --measures: ask for one of them too");
    return STATUS_OK;
}

static enum status check(const struct wanted *wanted, struct error *err) {
    static const char *const groupings[] = {"asset", "category", "fuel", "scope", "boundary", NULL};
    const char *const *known = groupings;
    int64_t number;

    while (wanted->by != NULL && *known != NULL && strcmp(*known, wanted->by) != 0)
        known++;
    if (*known == NULL)
        return error_set(err, STATUS_INVALID, "--by takes " GROUPINGS ", not `%.40s`", wanted->by);
    if (wanted->year != NULL &&
        (!number_parse_integer(wanted->year, &number) || number < 1990 || number > 2100))
        return error_set(
            err, STATUS_INVALID,
            "--year takes the year in which a financial year begins, such as 2025 for April 2025 "
            "to March 2026, not `%.40s`",
            wanted->year);
    if (wanted->limit != NULL && (!number_parse_integer(wanted->limit, &number) || number < 1))
        return error_set(err, STATUS_INVALID, "--limit takes a whole number from 1, not `%.40s`",
                         wanted->limit);
    return check_together(wanted, err);
}

static enum status take(struct cli *cli, struct wanted *wanted, struct error *err) {
    enum status status = reader_options(cli, &wanted->reader, err);

    wanted->path = cli_flag(cli, "--path");
    wanted->rules = cli_flag(cli, "--rules");
    wanted->provision = cli_flag(cli, "--provision");
    wanted->measures = cli_flag(cli, "--measures");
    wanted->schemes = cli_flag(cli, "--schemes");
    if (status == STATUS_OK) status = cli_option(cli, "--by", &wanted->by, err);
    if (status == STATUS_OK) status = cli_option(cli, "--year", &wanted->year, err);
    if (status == STATUS_OK) status = cli_option(cli, "--limit", &wanted->limit, err);
    if (status == STATUS_OK) status = picture_option(cli, &wanted->svg, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = check(wanted, err);
    if (wanted->by == NULL) wanted->by = "category";
    return status;
}

static enum status ask(const struct cli *cli, const struct wanted *wanted, struct store *db,
                       struct rows **rows, struct error *err) {
    bool highest = strcmp(wanted->by, "asset") == 0 && wanted->limit == NULL;

    if (wanted->path) return store_query(db, sql_carbon_path, BIND_NONE, STORE_MANY, rows, err);
    if (wanted->rules) return store_query(db, sql_carbon_rules, BIND_NONE, STORE_MANY, rows, err);
    if (wanted->provision)
        return store_query(db,
                           cli->format == OUTPUT_TABLE ? sql_carbon_provision_short : sql_carbon_provision,
                           BIND_NONE, STORE_MANY, rows, err);
    if (wanted->schemes)
        return store_query(db, cli->format == OUTPUT_TABLE ? sql_carbon_schemes_short : sql_carbon_schemes,
                           BIND_NONE, STORE_MANY, rows, err);
    if (wanted->measures)
        return store_query(db,
                           cli->format == OUTPUT_TABLE ? sql_carbon_abatement_short : sql_carbon_abatement,
                           BIND(wanted->limit != NULL ? wanted->limit : "20"), STORE_MANY, rows, err);
    return store_query(db, sql_carbon_by, BIND(wanted->by, wanted->year, highest ? "10" : wanted->limit),
                       STORE_MANY, rows, err);
}

static const char *none(const struct wanted *wanted) {
    if (wanted->provision) return "no charging point, no storage and no generation is recorded";
    if (wanted->measures)
        return "no published run found a package that saves carbon; `terrier evaluate` looks for them";
    return "no emissions of that year are known: `terrier import energy` and `terrier import factors` bring "
           "what they are made of";
}

/* What there is in all, before the table. */
static enum status say_provision(struct store *db, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_carbon_provision_total, BIND_NONE, STORE_ONE, &rows, err);

    if (status == STATUS_OK) {
        struct text said = TEXT_EMPTY;
        output_folded(&said, rows_text(rows, 0, 7), 0);
        puts(text_string(&said));
        text_free(&said);
    }
    rows_free(rows);
    return status;
}

static enum status draw(const struct wanted *wanted, struct store *db, struct error *err) {
    struct text drawn = TEXT_EMPTY;
    enum status status =
        wanted->path ? picture_carbon_path(&drawn, db, err) : picture_carbon_measures(&drawn, db, err);

    if (status == STATUS_OK) return picture_write(wanted->svg, &drawn, err);
    text_free(&drawn);
    return status;
}

static void print(const struct cli *cli, const struct wanted *wanted, const struct rows *rows) {
    if (cli->format != OUTPUT_TABLE)
        output_rows(cli->format, rows);
    else if (wanted->path)
        carbon_table_path(rows);
    else if (is_grouped(wanted))
        carbon_table_groups(rows, strcmp(wanted->by, "asset") == 0);
    else
        output_rows(cli->format, rows);
}

static enum status run(struct cli *cli, struct error *err) {
    struct wanted wanted = {0};
    struct store *db = NULL;
    struct rows *rows = NULL;
    enum status status = take(cli, &wanted, err);

    if (status == STATUS_OK) status = reader_connect(cli, &wanted.reader, &db, err);
    if (status == STATUS_OK) status = ask(cli, &wanted, db, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0) cli_say_none(none(&wanted));
    if (status == STATUS_OK && rows_count(rows) > 0) reader_say(cli, &wanted.reader);
    if (status == STATUS_OK && rows_count(rows) > 0 && wanted.provision && cli->format == OUTPUT_TABLE)
        status = say_provision(db, err);
    if (status == STATUS_OK && (rows_count(rows) > 0 || cli->format != OUTPUT_TABLE))
        print(cli, &wanted, rows);
    if (status == STATUS_OK && wanted.svg != NULL) status = draw(&wanted, db, err);
    rows_free(rows);
    store_close(db);
    return status;
}

const struct command command_carbon = {
    "carbon", "emissions by asset, fuel, scope or category, and the path against the targets", run,
    "usage: terrier carbon [--by asset|category|fuel|scope|boundary] [--year Y] [--limit N]\n"
    "       terrier carbon (--path | --measures [--limit N]) [--svg FILE]\n"
    "       terrier carbon --schemes | --rules | --provision\n"
    "       each with [--as ROLE] [--as-at DAY] [--known-at TIME] [--format table|csv|json] [--data DIR]\n"
    "\n"
    "Tonnes of CO2e of a financial year (2025 is April 2025 to March 2026), of the estate as it stands:\n"
    "what counts towards the targets, what is outside the boundary, how much of it is estimated, and\n"
    "the year of the factors where a fuel has none of its own year. Greatest first.\n"
    "\n"
    "  --by GROUP       what it is by; by asset the ten highest, unless --limit says otherwise\n"
    "  --year Y         a financial year; without it the last that ended and was read\n"
    "  --path           each target year by year: emissions, found and projected, what it allows, the gap\n"
    "  --measures       what each tonne costs to save, cheapest first (20 unless --limit says otherwise)\n"
    "  --schemes        grants: whether open, and what they might pay for\n"
    "  --rules          what counts and what does not, and the targets, with reason and source\n"
    "  --provision      charging points for vehicles, storage, generation, and what of it is exported\n"
    "  --svg FILE       the path, or what the measures cost, as a picture too\n"
    "  --as ROLE        what reader, gis, editor or steward may see\n" READER_TIMES_HELP "\n"
    "examples:\n"
    "  terrier carbon\n"
    "  terrier carbon --by asset\n"
    "  terrier carbon --by fuel --year 2023 --format csv\n"
    "  terrier carbon --path --svg path.svg\n"};
