/*
 * Move the service to a host with room nearby and give the building up: sold, or its lease ended. The host is
 * judged again with the use it takes in. Hosts come nearest first, of kinds that can take this use in. Where
 * none is near enough, the nearest is shown with that as its block.
 */
#include <math.h>
#include <stddef.h>
#include <string.h>

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

/* What the law asks where this service leaves its building, and where people visit it. */
static void ask_duties(struct maker *maker) {
    const char *category = category_of(maker, maker->row);

    option_condition(maker, "staff_consultation");
    if (is_yes(maker, FACT_visited)) option_condition(maker, "public_consultation");
    for (size_t i = 0; i < maker->given->duty_count; i++)
        if (strcmp(maker->given->duties[i].category, category) == 0)
            option_condition(maker, maker->given->duties[i].obstacle);
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

static double most_km(const struct maker *maker) {
    return rate_here(maker, "host_km_most").likely;
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
    ask_duties(maker);
    if (found->km > most_km(maker)) option_block(maker, "host_too_far");
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
        if (found->km > most_km(maker) && made > 0) break;
        one(maker, found, units);
        made++;
        if (found->km > most_km(maker)) break; /* it says why not, and those behind it are farther */
    }
    if (made == 0) nowhere(maker);
}

static const char *const facts[] = {"capacity_used", "spare_capacity", "utilisation_percent", NULL};
const struct option_maker option_move_out = {"move_out", make, facts, ""};
