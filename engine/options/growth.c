/* Release a spare site for employment or regeneration. */
#include <math.h>
#include <stddef.h>

#include "engine/options/inside.h"

static void make(struct maker *maker) {
    double hectares = land_area(maker) / 10000, area = floor_area(maker);

    if (!is_spare(maker) || class_of(maker) == ACADEMY_SITE ||
        !(is_yes(maker, FACT_employment_land) || is_yes(maker, FACT_inside_employment_site) ||
          is_yes(maker, FACT_surplus_in_regeneration_area)))
        return;
    option_begin(maker, OPTION_GROWTH, VARIANT_NONE);
    exit_from(maker, EXIT_RELEASE);
    maker->option.receipt = range_scale(rate(maker, "employment_value_per_ha", ""), hectares);
    if (is_yes(maker, FACT_has_building) && area > 0)
        option_cost(maker, works(maker, range_scale(rate(maker, "demolition_per_m2", ""), area),
                                 "standard_building"));
    exit_sale(maker);
    obstacle_of_use(maker);
    obstacles_of_exit(maker);
    obstacle_of_clearing(maker);
    obstacles_of_building(maker, RANGE((double)NAN));
    option_ask(maker, "appropriation", FACT_appropriation);
    option_condition(maker, "subsidy_control");
    maker->option.lead_months = likely(maker, "works_months", "growth");
    if (maker->option.capital.likely > maker->option.receipt.high)
        option_block(maker, "cost_above_end_value");
    option_end(maker);
}

static const char *const facts[] = {NULL};
const struct option_maker option_growth = {"growth", make, facts, "5.1 5.3"};
