#include "tools/cli/plan_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/base/format.h"
#include "engine/report/pictures.h"
#include "sql/embedded.h"
#include "tools/cli/picture.h"

static enum status read_money(const char *option, const char *text, int64_t *pence, struct error *err) {
    if (number_parse_amount(text, pence) && *pence >= 0 && *pence <= PLAN_BOUND_MOST) return STATUS_OK;
    return error_set(err, STATUS_INVALID, "%s takes an amount like 5m, 750k or 1,200,000, not `%.40s`",
                     option, text);
}

static enum status take_money(struct cli *cli, struct plan_asked *asked, struct error *err) {
    static const char *const options[][2] = {{"--budget", "capital"},
                                             {"--schools", "schools"},
                                             {"--decarbonisation", "decarbonisation"},
                                             {"--maintenance", "maintenance"},
                                             {"--borrow", "borrowing"}};
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        const char *text = NULL;
        enum status status = cli_option(cli, options[i][0], &text, err);
        if (status != STATUS_OK) return status;
        if (!text) continue;
        struct plan_money *money = &asked->money[asked->money_count++];
        money->fund = options[i][1];
        status = read_money(options[i][0], text, &money->pence, err);
        if (status != STATUS_OK) return status;
    }
    return STATUS_OK;
}

/* An amount that may be below 0; untouched when it is not given. */
static enum status take_signed(struct cli *cli, const char *option, bool signed_too, int64_t *pence,
                               bool *given, struct error *err) {
    const char *text = NULL;
    enum status status = cli_option(cli, option, &text, err);
    *given = text != NULL;
    if (status != STATUS_OK || !text) return status;
    bool below = signed_too && *text == '-';
    status = read_money(option, text + below, pence, err);
    if (below) *pence = -*pence;
    return status;
}

static enum status take_limits(struct cli *cli, struct plan_asked *asked, struct error *err) {
    bool given;
    int64_t pence = 0;
    enum status status = take_signed(cli, "--revenue", true, &pence, &given, err);
    if (status == STATUS_OK && given) asked->revenue = (double)pence / 100;
    if (status == STATUS_OK) status = take_signed(cli, "--sales", false, &asked->sales, &given, err);
    if (status == STATUS_OK) status = take_signed(cli, "--point", false, &pence, &given, err);
    if (status == STATUS_OK && given) asked->point = (double)pence / 100;
    return status;
}

static enum status take_number(struct cli *cli, const char *option, double least, double most, double *number,
                               struct error *err) {
    const char *text = NULL;
    enum status status = cli_option(cli, option, &text, err);
    if (status != STATUS_OK || !text) return status;
    if (number_parse(text, number) && *number >= least && *number <= most) return STATUS_OK;
    return error_set(err, STATUS_INVALID, "%s takes a number from %g to %g, not `%.40s`", option, least, most,
                     text);
}

struct plan_asked plan_asked_here(void) {
    struct plan_asked asked = plan_asked_nothing();
    asked.version = TERRIER_VERSION;
    asked.actor = plan_actor();
    return asked;
}

const char *plan_actor(void) {
    const char *user = getenv("USER");
    return user && *user ? user : "terrier";
}

enum status plan_take_settings(struct cli *cli, struct plan_asked *asked, struct error *err) {
    double years = 0, moves = -1, starters = -1;
    enum status status = take_money(cli, asked, err);
    if (status == STATUS_OK) status = take_limits(cli, asked, err);
    if (status == STATUS_OK) status = take_number(cli, "--starters", 0, 100000, &starters, err);
    if (status == STATUS_OK) status = take_number(cli, "--years", 1, PLAN_YEARS, &years, err);
    if (status == STATUS_OK) status = take_number(cli, "--carbon", 0, 100, &asked->carbon_percent, err);
    if (status == STATUS_OK) status = take_number(cli, "--moves", 0, 100000, &moves, err);
    if (status == STATUS_OK)
        status = cli_options(cli, "--without", asked->without, PLAN_WITHOUT, &asked->without_count, err);
    asked->years = (int)years;
    asked->moves = (int64_t)moves;
    asked->starters = (int64_t)starters;
    return status;
}

enum status plan_take_limit(struct cli *cli, char *limit, struct error *err) {
    double most = 40;
    enum status status = take_number(cli, "--limit", 1, 1e6, &most, err);
    bind_integer(limit, (int64_t)most);
    return status;
}

enum status plan_take_search(struct cli *cli, struct plan_asked *asked, char *limit, struct error *err) {
    double gap = (double)asked->stop.gap / 1e4, nodes = (double)asked->stop.nodes, seconds = 0;
    int64_t run;
    enum status status = take_number(cli, "--gap", 0, 100, &gap, err);
    if (status == STATUS_OK) status = take_number(cli, "--nodes", 1, 1e9, &nodes, err);
    if (status == STATUS_OK) status = take_number(cli, "--seconds", 1, 86400, &seconds, err);
    if (status == STATUS_OK) status = plan_take_limit(cli, limit, err);
    if (status == STATUS_OK) status = cli_option(cli, "--run", &asked->run, err);
    if (status == STATUS_OK && asked->run && !number_parse_integer(asked->run, &run))
        status = error_set(err, STATUS_INVALID, "--run takes a run's number, not `%.40s`", asked->run);
    asked->compare = !cli_flag(cli, "--quick");
    asked->stop = (struct plan_stop){llround(gap * 1e4), (int64_t)nodes, (int64_t)seconds};
    return status;
}

enum status plan_show(struct cli *cli, struct store *db, int64_t plan_id, const char *limit, const char *svg,
                      struct error *err) {
    struct text drawn = TEXT_EMPTY;
    enum status status = plan_print(cli, db, plan_id, limit, err);
    if (status == STATUS_OK && svg != NULL) status = picture_plan(&drawn, db, plan_id, err);
    if (status == STATUS_OK && svg != NULL) return picture_write(svg, &drawn, err);
    text_free(&drawn);
    return status;
}

enum status plan_make(struct cli *cli, struct store *db, const struct plan_asked *asked, const char *limit,
                      const char *svg, struct error *err) {
    int64_t plan_id = 0;
    enum status status = run_plan(db, asked, NULL, NULL, &plan_id, err);
    return status == STATUS_OK ? plan_show(cli, db, plan_id, limit, svg, err) : status;
}
