/* Clearing the high-priority backlog, and the facts that it leaves. */
#include <math.h>

#include "engine/options/inside.h"

static void leave_share(struct maker *maker, enum fact fact, double share) {
    option_leaves(maker, fact, fact_of(maker, fact) * share);
}

struct range repairs_cost(const struct maker *maker) {
    double high = high_backlog(maker);
    struct range spread = rate(maker, "backlog_spread", "");
    struct range cost = {high * spread.low, high * spread.likely, high * spread.high};

    if (is_yes(maker, FACT_listed)) cost = range_scale(cost, likely(maker, "listed_uplift", ""));
    return works(maker, cost, "maintenance");
}

void repairs_leave(struct maker *maker) {
    double all = fact_of(maker, FACT_backlog_percent), high = fact_of(maker, FACT_high_backlog_percent);

    maker->option.backlog_left = 0;
    option_leaves(maker, FACT_high_backlog_percent, 0);
    option_leaves(maker, FACT_backlog_percent, isnan(all - high) ? (double)NAN : fmax(all - high, 0));
    leave_share(maker, FACT_critical_backlog_per_m2, 0);
    leave_share(maker, FACT_critical_backlog_per_pupil, 0);
    leave_share(maker, FACT_critical_backlog_to_grant, 0);
    if (fact_of(maker, FACT_worst_element_grade) > 2) option_leaves(maker, FACT_worst_element_grade, 2);
    if (is_no(maker, FACT_guard_urgent_defects)) option_leaves(maker, FACT_guard_urgent_defects, 2);
}

/* Reactive maintenance that ends; no more than is spent. */
static double saved_yearly(const struct maker *maker) {
    double saved = high_backlog(maker) * percent(maker, "reactive_saving", "");
    double cost = premises_cost(maker);

    return cost < saved ? fmax(cost, 0) : saved; /* where the cost is unknown, what is saved stands */
}

void repairs_high(struct maker *maker) {
    option_cost(maker, repairs_cost(maker));
    repairs_leave(maker);
    option_yearly(maker, -saved_yearly(maker), 0);
}
