#include "engine/programme/plan_options.h"

#include <math.h>

static int64_t whole(double value) {
    if (isnan(value)) return 0;
    return llround(fmin(fmax(value, -(double)PLAN_AMOUNT_MOST), (double)PLAN_AMOUNT_MOST));
}

static int64_t pence(double pounds) {
    return whole(pounds * 100);
}

/* Years from the start until it has taken effect. */
static int lead_years(const struct plan_option *option) {
    return option->lead_months > 0 ? (option->lead_months + 11) / 12 : 0;
}

static void add_capital(struct plan *plan, const struct plan_option *option, int start) {
    int64_t paid[PLAN_YEARS] = {0}, left = pence(fmax(option->capital, 0));
    int count = lead_years(option) > 1 ? lead_years(option) : 1;
    for (int i = 0; i < count; i++) {
        int64_t part = left / (count - i);
        int year = start + i < plan->years ? start + i : plan->years - 1;
        paid[year] += part;
        left -= part;
    }
    for (int year = 0; year < plan->years; year++)
        plan_add_amount(plan, plan_key_of(PLAN_COST, (uint32_t)option->need, year), paid[year]);
}

static double carbon_saved(const struct plan_option *option, const struct plan_years *years, int year) {
    double fuel = isnan(option->fuel_kg) ? 0 : option->fuel_kg;
    double power = isnan(option->electricity_kwh) ? 0 : option->electricity_kwh;
    return -(fuel + power * (isnan(years->grid[year]) ? 0 : years->grid[year]));
}

static void add_room(struct plan *plan, const struct plan_option *option) {
    bool host_first = option->host >= 0 && (option->own_host < 0 || option->host < option->own_host);
    if (host_first)
        plan_add_amount(plan, plan_key_of(PLAN_ROOM, (uint32_t)option->host, 0), option->host_units);
    if (option->own_host >= 0)
        plan_add_amount(plan, plan_key_of(PLAN_ROOM, (uint32_t)option->own_host, 0), option->own_room);
    if (option->host > option->own_host && !host_first)
        plan_add_amount(plan, plan_key_of(PLAN_ROOM, (uint32_t)option->host, 0), option->host_units);
}

static void add_start(struct plan *plan, const struct plan_option *option, const struct plan_years *years,
                      int start) {
    int effect = start + lead_years(option);
    plan_add_choice(plan, option->asset, option->option, start,
                    pence(option->value * pow(1 + years->discount, -start)));
    add_capital(plan, option, start);
    if (effect < plan->years)
        plan_add_amount(plan, plan_key_of(PLAN_RECEIPT, 0, effect), pence(fmax(option->receipt, 0)));
    for (int year = effect; year < plan->years; year++)
        plan_add_amount(plan, plan_key_of(PLAN_REVENUE, 0, year), pence(option->revenue));
    for (int year = effect; year < plan->years; year++)
        plan_add_amount(plan, plan_key_of(PLAN_CARBON, 0, year), whole(carbon_saved(option, years, year)));
    add_room(plan, option);
    if (option->presence >= 0)
        plan_add_amount(plan, plan_key_of(PLAN_PRESENCE, (uint32_t)option->presence, 0), 1);
    if (option->starter && option->leaves) plan_add_amount(plan, plan_key_of(PLAN_STARTER, 0, 0), 1);
    if (option->leaves) plan_add_amount(plan, plan_key_of(PLAN_MOVE, 0, start), 1);
    plan_add_amount(plan, plan_key_of(PLAN_TAG, PLAN_TAG_SALES, start), pence(fmax(option->receipt, 0)));
    plan_add_amount(plan, plan_key_of(PLAN_TAG, PLAN_TAG_BEGUN + (uint32_t)option->kind, start), 1);
}

void plan_add_option(struct plan *plan, const struct plan_option *option, const struct plan_years *years) {
    for (int start = 0; start < plan->years; start++)
        add_start(plan, option, years, start);
}
