/* terrier options */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/text.h"
#include "engine/query/explanation.h"
#include "engine/query/find.h"
#include "sql/embedded.h"
#include "tools/cli/options_rates.h"
#include "tools/cli/output_table.h"
#include "tools/cli/reader.h"

/* Columns of options_asset.sql and options_obstacles.sql are found by name: there are many. */
struct choices {
    struct reader reader;
    struct rows *run, *asset, *options, *obstacles, *proposals;
    bool appraise;
};

static double number(const struct choices *found, size_t row, const char *name) {
    return rows_number(found->options, row, (size_t)rows_find(found->options, name));
}

static const char *words(const struct rows *rows, size_t row, const char *name) {
    return rows_text(rows, row, (size_t)rows_find(rows, name));
}

static enum status read(struct store *db, const char *given, const char *run, struct choices *found,
                        struct error *err) {
    struct query_found named;
    enum status status = store_query(db, sql_run_find, BIND(run), STORE_MAYBE_ONE, &found->run, err);

    if (status == STATUS_OK && rows_count(found->run) == 0)
        return run ? error_set(err, STATUS_NOT_FOUND, "there is no run %s; `terrier runs` lists them", run)
                   : error_set(err, STATUS_NOT_FOUND,
                               "nothing has been judged yet; run `terrier evaluate` first");
    if (status == STATUS_OK) status = query_find(&named, db, given, err);
    if (status != STATUS_OK) return status;
    const char *number_of_run = rows_text(found->run, 0, 0);
    status = store_query(db, sql_explain_asset, BIND(number_of_run, named.reference), STORE_MAYBE_ONE,
                         &found->asset, err);
    if (status == STATUS_OK && rows_count(found->asset) == 0)
        return error_set(err, STATUS_NOT_FOUND,
                         "run %s did not judge %s: it is outside the counts, or newer than the run",
                         number_of_run, named.reference);
    if (status != STATUS_OK) return status;
    const char *asset = rows_text(found->asset, 0, 0);
    status = store_query(db, sql_options_asset, BIND(number_of_run, asset), STORE_MANY, &found->options, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_options_obstacles, BIND(number_of_run, asset), STORE_MANY,
                             &found->obstacles, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_asset_standing, BIND(asset), STORE_MANY, &found->proposals, err);
    return status;
}

/* --- figures: pounds short, and a dash for what is not known --- */

static const char *pounds(char *buffer, double amount) {
    char short_text[FORMAT_SIZE];

    if (isnan(amount)) return "-";
    format_pounds_short(short_text, fabs(amount));
    snprintf(buffer, FORMAT_SIZE, "%s%s", amount < 0 && fabs(amount) >= 0.5 ? "-" : "",
             short_text + strlen("GBP "));
    return buffer;
}

/* "120k to 190k". */
static const char *pounds_range(char *buffer, double low, double high) {
    char from[FORMAT_SIZE], to[FORMAT_SIZE];

    if (isnan(low)) return "-";
    if (high < 0.5) return "0";
    snprintf(buffer, 2 * FORMAT_SIZE, "%.24s to %.24s", pounds(from, low), pounds(to, high));
    return buffer;
}

static const char *plain(char *buffer, double value, int decimals) {
    if (isnan(value)) return "-";
    snprintf(buffer, FORMAT_SIZE, "%.*f", decimals, value == 0 ? 0.0 : value);
    return buffer;
}

/* The scores that it would reach, objective by objective: "62 69 - 50 47 -". */
static void print_potential(const char *json) {
    printf("     would score");
    for (const char *at = json + 1; *at && *at != ']'; at++) {
        int score = 0;
        if (strncmp(at, "null", 4) == 0)
            printf("   -");
        else if (sscanf(at, "%d", &score) == 1)
            printf(" %3d", score);
        while (*at && *at != ',' && *at != ']')
            at++;
        if (*at != ',') break;
    }
    printf("  on objectives 1 to 6\n");
}

static void print_folded(const char *line) {
    struct text folded = TEXT_EMPTY;

    output_folded(&folded, line, 7);
    printf("     %s", text_string(&folded));
    text_free(&folded);
}

/* --- the options --- */

static void print_host(const struct choices *found, size_t row) {
    const char *host = words(found->options, row, "host_reference");
    char km[FORMAT_SIZE], units[FORMAT_SIZE];
    struct text line = TEXT_EMPTY;

    if (!host) return;
    text_format(&line, "To %s ", host);
    text_add_plain(&line, words(found->options, row, "host_name"), 60);
    text_format(&line, ", %s km away; takes %s of its units; gain there %+.1f",
                plain(km, number(found, row, "host_km"), 1),
                plain(units, number(found, row, "host_units"), 0), number(found, row, "host_gain"));
    print_folded(text_string(&line));
    text_free(&line);
}

static void print_homes_and_parish(const struct choices *found, size_t row) {
    double high = number(found, row, "dwellings_high");
    double parish = number(found, row, "parish_yearly_cost");
    char cost[FORMAT_SIZE];

    if (!isnan(high)) printf("     homes %.0f to %.0f\n", number(found, row, "dwellings_low"), high);
    if (parish < 0)
        printf("     brings the parish GBP %s a year more than it costs\n", pounds(cost, -parish));
    else if (!isnan(parish))
        printf("     costs the parish GBP %s a year: GBP %.2f to %.2f for each Band D home\n",
               pounds(cost, parish), number(found, row, "parish_band_d_low"),
               number(found, row, "parish_band_d_high"));
    else if (text_equal(words(found->options, row, "kind_code"), "devolve"))
        puts("     what it costs the parish is not known: its running cost or its size is not recorded");
}

static void print_obstacle(const struct choices *found, size_t row) {
    const char *state = words(found->obstacles, row, "state");
    double months = rows_number(found->obstacles, row, (size_t)rows_find(found->obstacles, "months"));
    double low = rows_number(found->obstacles, row, (size_t)rows_find(found->obstacles, "cost_low"));
    double high = rows_number(found->obstacles, row, (size_t)rows_find(found->obstacles, "cost_high"));
    char cost[2 * FORMAT_SIZE];
    struct text line = TEXT_EMPTY;

    const char *about = words(found->obstacles, row, "about");
    text_format(&line, "%s: %s%s%s (%s)",
                text_equal(state, "block") ? "Block"
                : text_equal(state, "met") ? "Met by the decision"
                                           : "Condition",
                words(found->obstacles, row, "obstacle"), about ? ": " : "", about ? about : "",
                words(found->obstacles, row, "citation"));
    if (high > 0) text_format(&line, "; GBP %s", pounds_range(cost, low, high));
    if (months > 0) text_format(&line, "; %.0f month%s", months, months > 1 ? "s" : "");
    print_folded(text_string(&line));
    text_free(&line);
}

/* What is to be found out stands in one line. */
static void print_obstacles(const struct choices *found, size_t option) {
    const char *wanted = words(found->options, option, "option_no");
    struct text unknown = TEXT_EMPTY;

    for (size_t i = 0; i < rows_count(found->obstacles); i++) {
        if (!text_equal(words(found->obstacles, i, "option_no"), wanted)) continue;
        if (!text_equal(words(found->obstacles, i, "state"), "unproven"))
            print_obstacle(found, i);
        else
            text_format(&unknown, "%s%s",
                        unknown.length ? "; " : "To be found out: ", words(found->obstacles, i, "obstacle"));
    }
    if (unknown.length) print_folded(text_string(&unknown));
    text_free(&unknown);
}

static void print_option(const struct choices *found, size_t row) {
    char capital[2 * FORMAT_SIZE], receipt[FORMAT_SIZE], npc[FORMAT_SIZE], payback[FORMAT_SIZE];
    bool feasible = rows_boolean(found->options, row, (size_t)rows_find(found->options, "feasible"));

    printf("%3s  %-28s %-8s %15s %9s %+6.1f %10s %7s\n", words(found->options, row, "option_no"),
           words(found->options, row, "option"), feasible ? "yes" : "blocked",
           pounds_range(capital, number(found, row, "capital_low"), number(found, row, "capital_high")),
           pounds(receipt, number(found, row, "receipt_likely")), number(found, row, "gain"),
           pounds(npc, number(found, row, "npc_change")),
           plain(payback, number(found, row, "payback_years"), 1));
    print_potential(words(found->options, row, "potential"));
    print_host(found, row);
    print_homes_and_parish(found, row);
    print_obstacles(found, row);
}

static void print_options(const struct choices *found) {
    puts("\n no  option                       feasible  capital, GBP   receipt   gain  30 years payback");
    for (size_t i = 0; i < rows_count(found->options); i++)
        print_option(found, i);
    puts("\nCapital low to high, with optimism bias and what conditions cost. Gain: points of 100, over all\n"
         "objectives by weight. 30 years: net present cost against keeping it as it is, below zero is\n"
         "cheaper. Payback in years. --appraise shows what that is made of.");
}

/* --- the appraisal --- */

static bool is_feasible(const struct choices *found, size_t row) {
    return rows_boolean(found->options, row, (size_t)rows_find(found->options, "feasible"));
}

/* What the option would end a year is not recorded, so its change is of the rest. */
static bool is_partial(const struct choices *found, size_t row) {
    return isnan(number(found, row, "yearly_cost")) || isnan(number(found, row, "yearly_income"));
}

/* An option that gives the income up says that it is not recorded, and yet there is a figure. */
static bool is_rent_supposed(const struct choices *found) {
    for (size_t i = 0; i < rows_count(found->obstacles); i++)
        if (text_equal(words(found->obstacles, i, "obstacle_code"), "income")) return true;
    return false;
}

/* What of the money of the asset as it is nobody recorded: of a year, and its repairs. */
static void print_unrecorded(const struct choices *found) {
    bool cost = isnan(number(found, 0, "pv_running")), income = isnan(number(found, 0, "pv_income"));
    bool repairs = isnan(number(found, 0, "pv_backlog")), partial = false;

    if (!income && is_rent_supposed(found))
        puts("\nNot recorded: what it earns a year. It is let: a rent of its kind stands for it.");
    if (!cost && !income && !repairs) return;
    for (size_t i = 0; i < rows_count(found->options); i++)
        partial = partial || (is_feasible(found, i) && is_partial(found, i));
    printf("\nNot recorded: %s%s%s. It is shown as -, and so is the net; the change is of the rest.\n",
           cost && income ? "what it costs and what it earns a year"
           : cost         ? "what it costs a year"
           : income       ? "what it earns a year"
                          : "",
           repairs && (cost || income) ? "; " : "", repairs ? "what its repairs come to" : "");
    if (partial) puts("* Would give up or save an amount that is not known, which is in no figure here.");
}

static void print_appraised(const struct choices *found, size_t row) {
    static const char *const columns[] = {"pv_capital",       "pv_running", "pv_backlog", "pv_renewals",
                                          "pv_carbon",        "pv_receipt", "pv_income",  "pv_residual",
                                          "net_present_cost", "npc_change"};
    char figure[FORMAT_SIZE];

    printf("%3s  %-21.21s", words(found->options, row, "option_no"), words(found->options, row, "option"));
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        printf(" %6s", pounds(figure, number(found, row, columns[i])));
    printf("%s\n", is_partial(found, row) ? "*" : "");
    double tonnes = number(found, row, "carbon_tonnes"), each = number(found, row, "cost_per_tonne");
    if (tonnes < 0 && !isnan(each))
        printf("     saves %.0f tCO2e over the years%s GBP %s a tonne\n", -tonnes,
               each < 0 ? "; it pays for itself, by" : ", at", pounds(figure, fabs(each)));
}

static void print_appraisal(const struct choices *found) {
    puts("\nPresent values over 30 years, GBP. The do-minimum is to keep it as it is.\n"
         " no  option                 works    run repair  renew carbon   sale income remain    net change");
    for (size_t i = 0; i < rows_count(found->options); i++)
        if (is_feasible(found, i)) print_appraised(found, i);
    print_unrecorded(found);
    puts(
        "\nWorks: capital. Run: running cost. Renew: plant at the end of its life, less what is unused of it "
        "at\n"
        "the end. Remain: the value of an asset that is kept, or comes back. Net: the first five\n"
        "less sale, income and what remains. Change: against the do-minimum. Real terms, discounted as the\n"
        "Green Book says, carbon at the published values. What is blocked is left out. docs/options.md says\n"
        "the method and each parameter's source.");
}

static void print_proposals(const struct choices *found) {
    struct text line = TEXT_EMPTY;

    explanation_proposals(&line, found->proposals);
    if (line.length) print_folded(text_string(&line));
    text_free(&line);
}

static void print_choices(const struct choices *found) {
    struct text name = TEXT_EMPTY;

    text_add_plain(&name, rows_text(found->asset, 0, 2), SIZE_MAX);
    printf("%s %s\n%s. Run %s as at %s.\n", rows_text(found->asset, 0, 1), text_string(&name),
           rows_text(found->asset, 0, 3), rows_text(found->run, 0, 0), rows_text(found->run, 0, 1));
    text_free(&name);
    print_proposals(found);
    if (rows_count(found->options) == 0)
        puts("No options: it is outside the scope of the objectives, or the run was made before there were "
             "any.");
    else if (found->appraise)
        print_appraisal(found);
    else
        print_options(found);
}

static enum status run(struct cli *cli, struct error *err) {
    const char *reference = NULL, *run_number = NULL;
    struct store *db = NULL;
    struct choices found = {0};
    int64_t parsed;
    const char *rate = NULL;
    enum status status = cli_option(cli, "--rate", &rate, err);

    if (status != STATUS_OK) return status;
    if (cli_flag(cli, "--rates") || rate) return options_list_rates(cli, rate, err);
    status = cli_option(cli, "--run", &run_number, err);
    found.appraise = cli_flag(cli, "--appraise");
    if (status == STATUS_OK) status = reader_options(cli, &found.reader, err);
    if (status == STATUS_OK) status = cli_operand(cli, "REF", &reference, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK && run_number && !number_parse_integer(run_number, &parsed))
        status = error_set(err, STATUS_INVALID, "--run %s is not a number; `terrier runs` lists the runs",
                           run_number);
    if (status == STATUS_OK) status = reader_connect(cli, &found.reader, &db, err);
    if (status == STATUS_OK) status = read(db, reference, run_number, &found, err);
    if (status == STATUS_OK) {
        if (cli->format == OUTPUT_TABLE)
            print_choices(&found);
        else
            output_rows(cli->format, found.options);
    }
    rows_free(found.run);
    rows_free(found.asset);
    rows_free(found.options);
    rows_free(found.obstacles);
    rows_free(found.proposals);
    store_close(db);
    return status;
}

const struct command command_options = {
    "options", "say what could be done with an asset, and what it would cost and score", run,
    "usage: terrier options REF [--appraise] [--run N] [--as ROLE] [--as-at DAY] [--known-at TIME]\n"
    "                           [--data DIR] [--format table|csv|json]\n"
    "       terrier options --rates | --rate CODE [--as ROLE] [--as-at DAY] [--format table|csv|json]\n"
    "\n"
    "Each option with its capital cost, receipt, gain in points, and cost over 30 years against keeping\n"
    "the asset as it is; what it would score; below it what blocks it, its conditions with law or\n"
    "policy, cost and time, and what is to be found out first. As a run found them.\n"
    "\n"
    "  --appraise       the appraisal: present values against the do-minimum, cost per tonne\n"
    "  --rates          the rates that figures are made of, each with its range, unit and source\n"
    "  --rate CODE      one of them, with all that it holds for\n"
    "  --run N          as run N found them; without it, the newest published run\n"
    "  --as ROLE        as reader, gis, editor or steward would see it: terms of leases and prices\n"
    "                   hoped for are not for all\n" READER_TIMES_HELP "\n"
    "examples:\n"
    "  terrier options SC000001\n"
    "  terrier options SC000001 --appraise\n"
    "  terrier options SC000001 --run 1 --format csv\n"
    "  terrier options --rate heat_pump_efficiency\n"};
