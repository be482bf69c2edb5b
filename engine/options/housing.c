/* Release a spare site for homes. */
#include <math.h>
#include <stddef.h>

#include "engine/options/inside.h"

/* Homes that the register works out, else by the same rule with the range of densities: of the developable
 * land the share that homes can stand on, and cautiously those that find nutrient credits. */
static struct range homes_of(const struct maker *maker) {
    struct range density =
        rate(maker, "homes_per_hectare", is_yes(maker, FACT_town_centre_service) ? "town_centre" : "");
    double hectares =
        fact_of(maker, FACT_developable_m2) / 10000 * likely(maker, "net_developable_share", "");
    double credited = is_yes(maker, FACT_phosphate_catchment) ? likely(maker, "phosphate_share", "") : 1;
    double low = fact_of(maker, FACT_dwelling_capacity_low),
           high = fact_of(maker, FACT_dwelling_capacity_high);

    if (!isnan(low) && !isnan(high)) return (struct range){low, (low + high) / 2, high};
    return (struct range){floor(hectares * density.low * credited), floor(hectares * density.likely),
                          floor(hectares * density.high)};
}

static void make(struct maker *maker) {
    double area = floor_area(maker);

    if (!is_spare(maker) || class_of(maker) == ACADEMY_SITE) return;
    struct range homes = homes_of(maker);
    if (!(homes.high >= 1)) return;
    option_begin(maker, OPTION_HOUSING, VARIANT_NONE);
    exit_from(maker, EXIT_RELEASE);
    maker->option.dwellings_low = homes.low;
    maker->option.dwellings_high = homes.high;
    maker->option.receipt = range_times(homes, rate(maker, "plot_value", ""));
    if (is_yes(maker, FACT_has_building) && area > 0)
        option_cost(maker, works(maker, range_scale(rate(maker, "demolition_per_m2", ""), area),
                                 "standard_building"));
    exit_sale(maker);
    obstacle_of_use(maker);
    obstacles_of_exit(maker);
    obstacle_of_clearing(maker);
    obstacles_of_building(maker, homes);
    option_ask(maker, "appropriation", FACT_appropriation);
    if (is_no(maker, FACT_inside_settlement))
        option_block(maker, "outside_settlement");
    else if (isnan(fact_of(maker, FACT_inside_settlement)))
        option_unproven(maker, "outside_settlement");
    maker->option.lead_months = likely(maker, "works_months", "housing");
    if (maker->option.capital.likely > maker->option.receipt.high)
        option_block(maker, "cost_above_end_value");
    option_end(maker);
}

static const char *const facts[] = {NULL};
const struct option_maker option_housing = {"housing", make, facts, "4.1 4.2"};
