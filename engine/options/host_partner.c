/* Let a public sector partner share the room that is spare. */
#include <math.h>
#include <stddef.h>

#include "engine/options/inside.h"

static double spare_units(const struct maker *maker) {
    double spare = fact_of(maker, FACT_spare_capacity);

    return isnan(spare) ? fact_of(maker, FACT_capacity) - fact_of(maker, FACT_capacity_used) : spare;
}

static void make(struct maker *maker) {
    double capacity = fact_of(maker, FACT_capacity), used = fact_of(maker, FACT_capacity_used);
    double each = likely(maker, "m2_per_unit", category_of(maker, maker->row));
    double taken = floor(fmin(spare_units(maker) * percent(maker, "partner_takes_share", ""),
                              likely(maker, "partner_area_most", "") / each));
    double area = taken * each;
    double shared = fact_of(maker, FACT_partner_share_percent);

    if (!is_yes(maker, FACT_merges) || !is_yes(maker, FACT_in_use) || is_let(maker) || !(taken > 0)) return;
    option_begin(maker, OPTION_HOST_PARTNER, VARIANT_NONE);
    option_cost(maker,
                works(maker, range_scale(rate(maker, "fit_out_cost_per_m2", ""), area), "standard_building"));
    option_condition(maker, "partner_agreement");
    option_condition(maker, "subsidy_control");
    if (is_leased(maker)) option_condition(maker, "landlord_consent");
    option_leaves(maker, FACT_capacity_used, used + taken);
    option_leaves(maker, FACT_spare_capacity, fmax(spare_units(maker) - taken, 0));
    if (is_yes(maker, FACT_measures_use))
        option_leaves(maker, FACT_utilisation_percent, 100 * (used + taken) / capacity);
    option_leaves(maker, FACT_partner_share_percent,
                  fmin((isnan(shared) ? 0 : shared) + 100 * area / floor_area(maker), 100));
    option_leaves(maker, FACT_underused, 0);
    option_yearly(maker, area * likely(maker, "partner_service_per_m2", ""),
                  area * rate_here(maker, "partner_rent_per_m2").likely);
    maker->option.lead_months = likely(maker, "works_months", "host_partner");
    option_end(maker);
}

static const char *const facts[] = {"capacity_used",
                                    "spare_capacity",
                                    "utilisation_percent",
                                    "partner_share_percent",
                                    "underused",
                                    FACTS_OF_MONEY,
                                    NULL};
const struct option_maker option_host_partner = {"host_partner", make, facts, ""};
