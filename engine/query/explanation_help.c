#include <math.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/query/explanation.h"

#define HOST_NAME_MOST 60

const char explanation_recommended_words[] =
    "Recommended for the group to advise on, those worth most first (worth: points gained, in pounds by the "
    "size of the asset, less what it costs over 30 years):";
const char explanation_none_words[] = "Nothing that can be done now is worth more than to keep it as it is.";
const char explanation_blocked_words[] = "Worth more, but blocked as things stand:";

static double number(const struct rows *rows, size_t row, const char *name) {
    return rows_number(rows, row, (size_t)rows_find(rows, name));
}

static const char *words(const struct rows *rows, size_t row, const char *name) {
    return rows_text(rows, row, (size_t)rows_find(rows, name));
}

bool explanation_is_feasible(const struct rows *options, size_t row) {
    return text_equal(words(options, row, "feasible"), "t");
}

void explanation_option_title(struct text *out, const struct rows *options, size_t row) {
    text_format(out, "%s.", words(options, row, "option"));
}

void explanation_option(struct text *out, const struct rows *options, size_t row) {
    const char *host = words(options, row, "host_reference");

    text_add(out, words(options, row, "description"));
    if (host == NULL) return;
    text_format(out, " To: %s ", host);
    text_add_plain(out, words(options, row, "host_name"), HOST_NAME_MOST);
    text_format(out, ", %.1f km away.", number(options, row, "host_km"));
}

static void add_range(struct text *out, const char *before, double low, double high) {
    char from[FORMAT_SIZE], to[FORMAT_SIZE];

    if (isnan(high) || high < 0.5) return;
    text_format(out, "%s%s to %s", before, format_pounds_short(from, low),
                format_pounds_short(to, high) + strlen("GBP "));
}

/* A change that is named by its direction: "saves GBP 12k a year". */
static void add_change(struct text *out, double amount, const char *down, const char *up, const char *after) {
    char pounds[FORMAT_SIZE];

    if (isnan(amount) || fabs(amount) < 0.5) return;
    text_format(out, "; %s %s%s", amount < 0 ? down : up, format_pounds_short(pounds, fabs(amount)), after);
}

void explanation_option_money(struct text *out, const struct rows *options, size_t row) {
    double worth = number(options, row, "worth_gbp"), months = number(options, row, "lead_months");
    char pounds[FORMAT_SIZE];

    if (!isnan(worth))
        text_format(out, "Worth %s%s: ", worth < 0 ? "-" : "", format_pounds_short(pounds, fabs(worth)));
    text_format(out, "%+.1f points", number(options, row, "gain"));
    add_range(out, "; capital ", number(options, row, "capital_low_gbp"),
              number(options, row, "capital_high_gbp"));
    add_range(out, "; receipt ", number(options, row, "receipt_low_gbp"),
              number(options, row, "receipt_high_gbp"));
    add_change(out, number(options, row, "yearly_gbp"), "saves", "costs", " a year");
    add_change(out, number(options, row, "npc_change_gbp"), "cheaper than keeping it as it is by",
               "dearer than keeping it as it is by", " over 30 years");
    if (months > 0) text_format(out, "; takes %.0f month%s", months, months > 1 ? "s" : "");
    text_add_char(out, '.');
}

static void add_obstacles(struct text *out, const char *found, const char *title) {
    if (found) text_format(out, "%s: %s.", title, found);
}

void explanation_option_blocks(struct text *out, const struct rows *options, size_t row) {
    add_obstacles(out, words(options, row, "blocks"), "Blocked by");
}

void explanation_option_conditions(struct text *out, const struct rows *options, size_t row) {
    add_obstacles(out, words(options, row, "conditions"), "Needs first");
}

void explanation_proposals(struct text *out, const struct rows *proposals) {
    for (size_t i = 0; i < rows_count(proposals); i++) {
        text_add(out, i > 0 ? "; " : "Proposals: ");
        text_format(out, "%s, %s", words(proposals, i, "kind"), words(proposals, i, "said"));
    }
    if (rows_count(proposals) > 0) text_add_char(out, '.');
}

static void add_taken(struct text *out, const struct rows *plan) {
    const bool firm = text_equal(words(plan, 0, "firm"), "t");

    text_format(out, "takes \"%s\" and begins it in year %s; %s.", words(plan, 0, "option"),
                words(plan, 0, "start_year"),
                firm ? "so does every plan that is nearly as good"
                     : "a plan nearly as good may do otherwise");
}

void explanation_plan(struct text *out, const struct explanation *found) {
    const struct rows *plan = found->plan;
    char pounds[FORMAT_SIZE];

    if (rows_count(plan) == 0) return;
    const char *state = words(plan, 0, "state"), *scenario = words(plan, 0, "scenario_name"),
               *run = words(plan, 0, "run_id");
    text_format(out, "The newest programme, plan %s of %s", words(plan, 0, "plan_id"),
                words(plan, 0, "made_on"));
    if (scenario) text_format(out, " for scenario %s", scenario);
    text_add(out, " (");
    if (!isnan(number(plan, 0, "money_gbp")))
        text_format(out, "%s over ", format_pounds_short(pounds, number(plan, 0, "money_gbp")));
    text_format(out, "%s years", words(plan, 0, "years"));
    if (!text_equal(run, rows_text(found->run, 0, RUN_ID))) text_format(out, "; from run %s", run);
    text_add(out, "), ");
    if (text_equal(state, "taken"))
        add_taken(out, plan);
    else
        text_add(out, text_equal(state, "withheld") ? "takes an option that is marked above your clearance."
                                                    : "keeps it as it is.");
}
