/*
 * Move the service to a host with room nearby and give the building up: sold, or its lease ended. The host is
 * judged again with the use it takes in. Hosts come nearest first, of kinds that can take this use in.
 */
#include <math.h>
#include <stddef.h>

#include "engine/options/inside.h"

enum { MOST_HOSTS = 3 };

/* Units of the host's capacity that the use here would take. */
static double units_needed(const struct maker *maker, size_t host) {
    double area =
        fact_of(maker, FACT_capacity_used) * likely(maker, "m2_per_unit", category_of(maker, maker->row));

    return ceil(area / likely(maker, "m2_per_unit", category_of(maker, host)));
}

static double room_of(const struct maker *maker, size_t host) {
    return fact_at(maker, host, FACT_capacity) - fact_at(maker, host, FACT_capacity_used);
}

/* People who visit must be able to get in. */
static void ask_access(struct maker *maker, size_t host) {
    double accessible = fact_at(maker, host, FACT_accessible);

    if (isnan(accessible))
        option_unproven(maker, "host_access");
    else if (accessible <= 0)
        option_condition(maker, "host_access");
}

static void leave_host(struct maker *maker, size_t host, double units) {
    double capacity = fact_at(maker, host, FACT_capacity);
    double used = fact_at(maker, host, FACT_capacity_used) + units;
    double percent_used = 100 * used / capacity;

    option_leaves_host(maker, FACT_capacity_used, used);
    option_leaves_host(maker, FACT_spare_capacity, fmax(capacity - used, 0));
    if (fact_at(maker, host, FACT_measures_use) > 0)
        option_leaves_host(maker, FACT_utilisation_percent, percent_used);
}

static void one(struct maker *maker, const struct option_host *found, double units) {
    double moved =
        fact_of(maker, FACT_capacity_used) * likely(maker, "m2_per_unit", category_of(maker, maker->row));
    double cost = premises_cost(maker);

    option_begin(maker, OPTION_MOVE_OUT, VARIANT_NONE);
    maker->option.host = found->host;
    maker->option.host_km = found->km;
    maker->option.host_units = units;
    exit_from(maker, is_leased(maker) ? EXIT_END_LEASE : EXIT_SELL);
    maker->option.running += (isnan(cost) ? 0 : cost) * percent(maker, "host_cost_share", "");
    option_cost(
        maker, works(maker, range_scale(rate(maker, "fit_out_cost_per_m2", ""), moved), "standard_building"));
    option_cost(maker, range_scale(rate(maker, "move_cost_per_m2", ""), moved));
    option_condition(maker, "staff_consultation");
    ask_access(maker, found->host);
    if (is_leased(maker)) {
        end_lease_terms(maker);
        if (is_yes(maker, FACT_town_centre_last_presence)) option_block(maker, "last_in_town_centre");
    } else {
        maker->option.receipt = sale_value(maker);
        exit_sale(maker);
        obstacles_of_exit(maker);
    }
    leave_host(maker, found->host, units);
    maker->option.lead_months = fmax(maker->option.lead_months, likely(maker, "works_months", "move_out"));
    option_end(maker);
}

static void nowhere(struct maker *maker) {
    option_begin(maker, OPTION_MOVE_OUT, VARIANT_NONE);
    exit_from(maker, is_leased(maker) ? EXIT_END_LEASE : EXIT_SELL);
    option_block(maker, "no_host");
    option_end(maker);
}

static void make(struct maker *maker) {
    int made = 0;

    if (!is_yes(maker, FACT_merges) || !is_yes(maker, FACT_in_use) || is_let(maker)) return;
    for (size_t i = maker->first_host[maker->row]; i < maker->first_host[maker->row + 1] && made < MOST_HOSTS;
         i++) {
        const struct option_host *found = &maker->given->hosts[i];
        double units = units_needed(maker, found->host);
        if (!(units > 0) || !(room_of(maker, found->host) >= units)) continue;
        one(maker, found, units);
        made++;
    }
    if (made == 0) nowhere(maker);
}

static const char *const facts[] = {"capacity_used", "spare_capacity", "utilisation_percent", NULL};
const struct option_maker option_move_out = {"move_out", make, facts, ""};
