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
    obstacles_of_exit(maker);
    option_condition(maker, "parish_agreement");
    if (isnan(value))
        option_unproven(maker, "undervalue_consent");
    else if (value > likely(maker, "undervalue_limit", ""))
        option_condition(maker, "undervalue_consent");
    option_condition(maker, "subsidy_control");
    maker->option.parish_yearly = cost - (isnan(income) ? 0 : income);
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
