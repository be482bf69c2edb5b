#include "engine/runs/plan_mends.h"

#include <math.h>
#include <string.h>

#include "engine/runs/plan_columns.h"

/* So much of it more, up to three figures, whole pounds at least: more money, or a smaller fall. */
static double pounds_up(double pence, double room) {
    double pounds = (pence + room * fabs(pence)) / 100;
    double step = fmax(1, pow(10, floor(log10(fmax(fabs(pounds), 1))) - 2));
    return ceil(pounds / step) * step + 0.0; /* no -0 */
}

static double percent_down(double percent, double room) {
    double parts = percent < 1 ? 100 : 10;
    return fmax(floor((percent - room * percent) * parts) / parts, 0);
}

static double asked_pence(const struct plan_asked *asked, const char *fund) {
    for (size_t i = 0; i < asked->money_count; i++)
        if (strcmp(asked->money[i].fund, fund) == 0) return (double)asked->money[i].pence;
    return 0;
}

/* The bound of the last limit that the setting moves in full. */
static double bound_of(const struct plan *plan, enum plan_setting setting) {
    double bound = 0;
    for (size_t i = 0; i < plan->limit_count; i++)
        if (plan->limits[i].setting == (int)setting) bound = (double)plan->limits[i].bound;
    return bound;
}

static struct plan_set fund_set(const struct plan_loaded *loaded, const struct plan_asked *asked,
                                const struct plan_mend *mend, double room) {
    const char *fund = loaded->plan->funds[mend->number].name;
    double was = asked_pence(asked, fund);
    return (struct plan_set){"fund", fund, was / 100, pounds_up(was + (double)mend->amount, room)};
}

struct plan_set plan_mend_set(const struct plan_loaded *loaded, const struct plan_asked *asked,
                              const struct plan_mend *mend, double room) {
    static const char *const codes[PLAN_SETTINGS_END] = {"",      "carbon", "revenue",
                                                         "moves", "sales",  "starters"};
    if (mend->kind == PLAN_MEND_FUND) return fund_set(loaded, asked, mend, room);
    enum plan_setting setting = (enum plan_setting)mend->number;
    double bound = bound_of(loaded->plan, setting), amount = (double)mend->amount;
    struct plan_set set = {codes[setting], "", bound, bound + amount};
    if (setting == PLAN_SETTING_CARBON) {
        set.was = asked->carbon_percent;
        set.value =
            percent_down(100 * (bound - amount) / rows_number(loaded->basis, 0, BASIS_EMISSIONS), room);
    } else if (setting == PLAN_SETTING_REVENUE || setting == PLAN_SETTING_SALES) {
        set.was = bound / 100;
        set.value = pounds_up(bound + amount, room);
    }
    return set;
}

void plan_set_asked(const struct plan_set *set, struct plan_asked *asked) {
    if (strcmp(set->setting, "carbon") == 0) asked->carbon_percent = set->value;
    if (strcmp(set->setting, "revenue") == 0) asked->revenue = set->value;
    if (strcmp(set->setting, "sales") == 0) asked->sales = llround(set->value * 100);
    if (strcmp(set->setting, "moves") == 0) asked->moves = (int64_t)set->value;
    if (strcmp(set->setting, "starters") == 0) asked->starters = (int64_t)set->value;
    for (size_t i = 0; i < asked->money_count; i++)
        if (strcmp(asked->money[i].fund, set->fund) == 0) asked->money[i].pence = llround(set->value * 100);
}
