#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/text.h"
#include "tools/cli/explain_parts.h"

static double number(const struct rows *rows, size_t row, const char *name) {
    return rows_number(rows, row, (size_t)rows_find(rows, name));
}

static const char *words(const struct rows *rows, size_t row, const char *name) {
    return rows_text(rows, row, (size_t)rows_find(rows, name));
}

static void add_range(struct text *line, const char *before, double low, double high) {
    char from[FORMAT_SIZE], to[FORMAT_SIZE];

    if (isnan(high) || high < 0.5) return;
    text_format(line, "%s%s to %s", before, format_pounds_short(from, low),
                format_pounds_short(to, high) + strlen("GBP "));
}

/* A change that is named by its direction: "saves GBP 12k a year". */
static void add_change(struct text *line, double amount, const char *down, const char *up,
                       const char *after) {
    char pounds[FORMAT_SIZE];

    if (isnan(amount) || fabs(amount) < 0.5) return;
    text_format(line, "; %s %s%s", amount < 0 ? down : up, format_pounds_short(pounds, fabs(amount)), after);
}

static void print_money(const struct rows *rows, size_t row) {
    struct text line = TEXT_EMPTY;

    double worth = number(rows, row, "worth_gbp");
    char pounds[FORMAT_SIZE];

    if (!isnan(worth))
        text_format(&line, "Worth %s%s: ", worth < 0 ? "-" : "", format_pounds_short(pounds, fabs(worth)));
    text_format(&line, "%+.1f points", number(rows, row, "gain"));
    add_range(&line, "; capital ", number(rows, row, "capital_low_gbp"),
              number(rows, row, "capital_high_gbp"));
    add_range(&line, "; receipt ", number(rows, row, "receipt_low_gbp"),
              number(rows, row, "receipt_high_gbp"));
    add_change(&line, number(rows, row, "yearly_gbp"), "saves", "costs", " a year");
    add_change(&line, number(rows, row, "npc_change_gbp"), "cheaper than keeping it as it is by",
               "dearer than keeping it as it is by", " over 30 years");
    if (number(rows, row, "lead_months") > 0)
        text_format(&line, "; takes %.0f months", number(rows, row, "lead_months"));
    text_add_char(&line, '.');
    explain_print_folded("", 5, text_string(&line));
    text_free(&line);
}

static void print_obstacles(const struct rows *rows, size_t row, const char *column, const char *title) {
    const char *found = words(rows, row, column);
    struct text line = TEXT_EMPTY;

    if (found == NULL) return;
    text_format(&line, "%s: %s.", title, found);
    explain_print_folded("", 5, text_string(&line));
    text_free(&line);
}

static void print_option(const struct rows *rows, size_t row) {
    const char *host = words(rows, row, "host_reference");
    struct text line = TEXT_EMPTY, label = TEXT_EMPTY;

    text_format(&label, "  %s. ", words(rows, row, "place"));
    text_format(&line, "%s. %s", words(rows, row, "option"), words(rows, row, "description"));
    if (host) {
        text_format(&line, " To: %s ", host);
        text_add_plain(&line, words(rows, row, "host_name"), 60);
        text_add_char(&line, '.');
    }
    explain_print_folded(text_string(&label), 5, text_string(&line));
    print_money(rows, row);
    print_obstacles(rows, row, "blocks", "Blocked by");
    print_obstacles(rows, row, "conditions", "Needs first");
    text_free(&label);
    text_free(&line);
}

static void print_plan(const struct explanation *found) {
    const struct rows *plan = found->plan;
    const char *state, *scenario, *run;
    char pounds[FORMAT_SIZE];
    struct text line = TEXT_EMPTY;

    if (rows_count(plan) == 0) {
        puts("  No programme has been made yet: `terrier plan --budget 5m` makes one.");
        return;
    }
    state = words(plan, 0, "state");
    scenario = words(plan, 0, "scenario_name");
    run = words(plan, 0, "run_id");
    text_format(&line, "The newest programme, plan %s of %s", words(plan, 0, "plan_id"),
                words(plan, 0, "made_on"));
    if (scenario) text_format(&line, " for scenario %s", scenario);
    text_add(&line, " (");
    if (!isnan(number(plan, 0, "money_gbp")))
        text_format(&line, "%s over ", format_pounds_short(pounds, number(plan, 0, "money_gbp")));
    text_format(&line, "%s years", words(plan, 0, "years"));
    if (!text_equal(run, rows_text(found->run, 0, 0))) text_format(&line, "; from run %s", run);
    text_add(&line, "), ");
    if (text_equal(state, "taken"))
        text_format(&line, "takes \"%s\" and begins it in year %s; %s.", words(plan, 0, "option"),
                    words(plan, 0, "start_year"),
                    text_equal(words(plan, 0, "firm"), "t") ? "so does every plan that is nearly as good"
                                                            : "a plan nearly as good may do otherwise");
    else
        text_add(&line, text_equal(state, "withheld") ? "takes an option that is marked above your clearance."
                                                      : "keeps it as it is.");
    explain_print_folded("", 2, text_string(&line));
    text_free(&line);
}

/* Those of one kind, feasible or blocked; false: there are none. */
static bool print_options(const struct rows *rows, const char *feasible, const char *title) {
    bool any = false;

    for (size_t i = 0; i < rows_count(rows); i++) {
        if (!text_equal(words(rows, i, "feasible"), feasible)) continue;
        if (!any) puts(title);
        any = true;
        print_option(rows, i);
    }
    return any;
}

void explain_print_help(const struct explanation *found) {
    struct text more = TEXT_EMPTY;

    puts("\nWhat would help");
    if (!print_options(found->options, "t",
                       "  Recommended for the group to advise on, those worth most first (worth: points "
                       "gained, in pounds\n"
                       "  by the size of the asset, less what it costs over 30 years):"))
        puts("  Nothing that can be done now is worth more than to keep it as it is.");
    print_options(found->options, "f", "  Worth more, but blocked as things stand:");
    print_plan(found);
    text_format(&more,
                "All options with their appraisal: terrier options %s --appraise. Sources of facts: terrier "
                "facts %s. "
                "Rules: terrier method.",
                found->reference, found->reference);
    explain_print_folded("", 2, text_string(&more));
    text_free(&more);
}
