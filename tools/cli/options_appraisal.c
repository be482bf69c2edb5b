/* terrier options --appraise: what a council's option appraisal shows. */
#include <math.h>
#include <stdio.h>

#include "engine/base/format.h"
#include "engine/base/text.h"
#include "tools/cli/options_choices.h"

/* What the option would end a year is not recorded, so its change is of the rest. */
static bool is_partial(const struct choices *found, size_t row) {
    return isnan(options_number(found, row, "yearly_cost")) ||
           isnan(options_number(found, row, "yearly_income"));
}

/* An option that gives the income up says that it is not recorded, and yet there is a figure. */
static bool is_rent_supposed(const struct choices *found) {
    for (size_t i = 0; i < rows_count(found->obstacles); i++)
        if (text_equal(options_words(found->obstacles, i, "obstacle_code"), "income")) return true;
    return false;
}

/* What of the money of the asset as it is nobody recorded: of a year, and its repairs. */
static void print_unrecorded(const struct choices *found) {
    bool cost = isnan(options_number(found, 0, "pv_running"));
    bool income = isnan(options_number(found, 0, "pv_income"));
    bool repairs = isnan(options_number(found, 0, "pv_backlog")), partial = false;

    if (!income && is_rent_supposed(found))
        puts("\nNot recorded: what it earns a year. It is let: a rent of its kind stands for it.");
    if (!cost && !income && !repairs) return;
    for (size_t i = 0; i < rows_count(found->options); i++)
        partial = partial || (options_feasible(found, i) && is_partial(found, i));
    printf("\nNot recorded: %s%s%s. It is shown as -, and so is the net; the change is of the rest.\n",
           cost && income ? "what it costs and what it earns a year"
           : cost         ? "what it costs a year"
           : income       ? "what it earns a year"
                          : "",
           repairs && (cost || income) ? "; " : "",
           repairs ? "what its repairs come to, or who makes them" : "");
    if (partial) puts("* Would give up or save an amount that is not known, which is in no figure here.");
}

static void print_appraised(const struct choices *found, size_t row) {
    static const char *const columns[] = {"pv_capital",       "pv_running", "pv_backlog", "pv_renewals",
                                          "pv_carbon",        "pv_receipt", "pv_income",  "pv_residual",
                                          "net_present_cost", "npc_change"};
    char figure[FORMAT_SIZE];

    printf("%3s  %-21.21s", options_words(found->options, row, "option_no"),
           options_words(found->options, row, "option"));
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        printf(" %6s", options_pounds(figure, options_number(found, row, columns[i])));
    printf("%s\n", is_partial(found, row) ? "*" : "");
    double tonnes = options_number(found, row, "carbon_tonnes"),
           each = options_number(found, row, "cost_per_tonne");
    if (tonnes < 0 && !isnan(each))
        printf("     saves %.0f tCO2e over the years%s GBP %s a tonne\n", -tonnes,
               each < 0 ? "; it pays for itself, by" : ", at", options_pounds(figure, fabs(each)));
}

void options_print_appraisal(const struct choices *found) {
    puts("\nPresent values over 30 years, GBP. The do-minimum is to keep it as it is.\n"
         " no  option                 works    run repair  renew carbon   sale income remain    net change");
    for (size_t i = 0; i < rows_count(found->options); i++)
        if (options_feasible(found, i)) print_appraised(found, i);
    print_unrecorded(found);
    puts(
        "\nWorks: capital. Run: running cost. Renew: plant at the end of its life, less what is unused of it "
        "at\n"
        "the end. Remain: the value of an asset that is kept, or comes back. Net: the first five\n"
        "less sale, income and what remains. Change: against the do-minimum. Real terms, discounted as the\n"
        "Green Book says, carbon at the published values. What is blocked is left out. docs/options.md says\n"
        "the method and each parameter's source.");
}
