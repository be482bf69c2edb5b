/* Hand an asset of local scale to its parish or a community body: for good, or by a long lease. */
#include <math.h>
#include <stddef.h>

#include "engine/options/inside.h"

static void one(struct maker *maker, enum option_variant variant) {
    double cost = premises_cost(maker), income = income_of(maker);
    double value = fact_of(maker, FACT_valuation_gbp);
    struct range homes = rate(maker, "parish_band_d_homes", "");

    option_begin(maker, OPTION_DEVOLVE, variant);
    exit_from(maker, EXIT_TRANSFER);
    option_cost(maker, rate(maker, "transfer_cost", ""));
    if (variant == TERM_LEASE) maker->option.reverts_years = likely(maker, "devolve_lease_years", "");
    obstacles_of_exit(maker);
    obstacle_of_offer(maker);
    if (isnan(value))
        option_unproven(maker, "undervalue_consent");
    else if (value > likely(maker, "undervalue_limit", ""))
        option_condition(maker, "undervalue_consent");
    option_condition(maker, "subsidy_control");
    /* income that is not recorded, a rent of its kind too, is not counted on: it is to be found out */
    if (isnan(fact_of(maker, FACT_income_gbp))) income = 0;
    maker->option.parish_yearly = cost - known_or_nothing(income);
    if (maker->option.parish_yearly >= 0)
        maker->option.parish_band_d = (struct range){maker->option.parish_yearly / homes.high,
                                                     maker->option.parish_yearly / homes.likely,
                                                     maker->option.parish_yearly / homes.low};
    maker->option.lead_months = likely(maker, "works_months", "devolve");
    option_end(maker);
}

static void make(struct maker *maker) {
    if (!is_yes(maker, FACT_local_scale)) return;
    one(maker, TERM_FOR_GOOD);
    one(maker, TERM_LEASE);
}

static const char *const facts[] = {NULL};
const struct option_maker option_devolve = {"devolve", make, facts, "1.2"};
