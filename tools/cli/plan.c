/* terrier plan */
#include "engine/base/text.h"
#include "tools/cli/picture.h"
#include "tools/cli/plan_parts.h"

static enum status make(struct cli *cli, struct error *err) {
    struct plan_asked asked = plan_asked_here();
    struct store *db = NULL;
    const char *svg = NULL;
    char limit[24];
    enum status status = plan_take_settings(cli, &asked, err);
    if (status == STATUS_OK) status = plan_take_search(cli, &asked, limit, err);
    if (status == STATUS_OK) status = picture_option(cli, &svg, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = plan_make(cli, db, &asked, limit, svg, err);
    store_close(db);
    return status;
}

static enum status run(struct cli *cli, struct error *err) {
    const char *verb = cli->argument_count > 0 ? cli->arguments[0] : "";
    if (text_equal(verb, "list")) return plan_run_list(cli, err);
    if (text_equal(verb, "show")) return plan_run_show(cli, err);
    return make(cli, err);
}

const struct command command_plan = {
    "plan", "the programme for the money there is: which option of each asset, and when", run,
    "usage: terrier plan --budget AMOUNT [--years N] [--schools AMOUNT] [--decarbonisation AMOUNT]\n"
    "                    [--maintenance AMOUNT] [--borrow AMOUNT] [--carbon PERCENT] [--revenue AMOUNT]\n"
    "                    [--sales AMOUNT] [--moves N] [--starters N] [--point AMOUNT] [--without KIND]...\n"
    "                    [--run N] [--gap PERCENT] [--nodes N] [--seconds N] [--quick] [--limit N]\n"
    "                    [--svg FILE]\n"
    "       terrier plan list [--limit N]\n"
    "       terrier plan show N [--limit N] [--svg FILE]\n"
    "       each with [--data DIR] [--format table|csv|json]\n"
    "\n"
    "Chooses among the options of the newest run so that the plan is worth most: weighted gain in pounds\n"
    "and net present value, within the money of each year and every limit. Shows the bound that no plan\n"
    "can pass, what rank-and-cut would do, why each asset does what it does, and what would flip it. The\n"
    "plan is kept: `list` lists the plans there are, newest first, `show` shows one again.\n"
    "docs/programme.md says the method.\n"
    "\n"
    "  --budget AMOUNT     corporate capital over all years, in equal parts: 5m, 750k, 1,200,000\n"
    "  --schools, --decarbonisation, --maintenance, --borrow AMOUNT\n"
    "                      the same of the grants, of the yearly repairs budget, and of borrowing\n"
    "  --years N           1 to 10; 5 if not given\n"
    "  --carbon PERCENT    of all emissions that count, to be saved in the last year, rising from the "
    "second\n"
    "  --revenue AMOUNT    running costs may rise by so much a year; -500k: they must fall by that in the\n"
    "                      last year, rising from the second\n"
    "  --sales AMOUNT      put up for sale in a year, at most; 0 sells nothing\n"
    "  --moves N           assets left or given up in a year, at most\n"
    "  --starters N        starter holdings that may be given up in all\n"
    "  --point AMOUNT      what a point of an asset of middling size is worth\n"
    "  --without KIND      leaves a kind of option out (sell); may be given several times\n"
    "  --gap PERCENT       stop within so much of the bound; 0.1 if not given\n"
    "  --nodes N           stop after so many nodes of the search; 5000 if not given\n"
    "  --seconds N         stop after so long; the plan may then come out otherwise when made again\n"
    "  --quick             leave out the trials: which assets are firm, and GBP 1m more and less\n"
    "  --limit N           list so many assets (or plans); 40 if not given\n"
    "  --svg FILE          the money by year as a picture, too\n"
    "\n"
    "examples:\n"
    "  terrier plan --budget 5m --years 5\n"
    "  terrier plan --budget 5m --schools 2m --decarbonisation 1m --carbon 2\n"
    "  terrier plan --budget 5m --without sell --format csv\n"
    "  terrier plan show 3 --limit 300\n"};
