/* Let what is spare at a market rent. */
#include <math.h>
#include <stddef.h>

#include "engine/options/inside.h"

/* A building below the legal energy rating may not be let. */
static void ask_rating(struct maker *maker) {
    double rating = fact_of(maker, FACT_energy_rating);

    if (isnan(rating))
        option_unproven(maker, "let_rating");
    else if (rating > likely(maker, "let_minimum_band", ""))
        option_condition_at(maker, "let_rating",
                            works(maker,
                                  range_scale(rate(maker, "fabric_cost_per_m2", ""), floor_area(maker)),
                                  "non_standard_building"));
}

/* The share of a building that is let: no local market rents all of a large one. */
static double share_let(const struct maker *maker, bool built) {
    return built ? fmin(likely(maker, "letting_area_most", "") / floor_area(maker), 1) : 1;
}

double rent_of_kind(const struct maker *maker) {
    double kept = 1 - percent(maker, "letting_void_percent", "");

    if (is_yes(maker, FACT_has_building) && class_of(maker) != FARM) /* a farm is rented by its land */
        return floor_area(maker) * kept * rate_here(maker, "market_rent_per_m2").likely;
    return land_area(maker) / 10000 * rate_here(maker, "land_rent_per_ha").likely;
}

static void make(struct maker *maker) {
    bool built = is_yes(maker, FACT_has_building);

    if (!is_spare(maker) || is_let(maker) || class_of(maker) == MAINTAINED_SCHOOL ||
        class_of(maker) == ACADEMY_SITE)
        return;
    double let = share_let(maker, built), rent = let * rent_of_kind(maker);
    option_begin(maker, OPTION_LET, VARIANT_NONE);
    maker->option.becomes = LET_OUT * PORTFOLIO_DUTIES + DUTY_TENANT;
    if (built)
        option_cost(
            maker, works(maker, range_scale(rate(maker, "letting_works_per_m2", ""), let * floor_area(maker)),
                         "maintenance"));
    option_cost(maker, range_scale(RANGE(isnan(rent) ? 0 : rent), percent(maker, "letting_fee_percent", "")));
    if (isnan(rent)) option_block(maker, "cost_unknown");
    obstacle_of_use(maker);
    option_condition(maker, "best_consideration_lease");
    if (is_leased(maker)) option_condition(maker, "landlord_consent");
    if (built) ask_rating(maker);
    obstacles_of_terms(maker);
    option_leaves(maker, FACT_vacant_months, 0);
    option_leaves(maker, FACT_underused, 0);
    option_leaves(maker, FACT_let_share_percent, 100 * let);
    option_leaves(maker, FACT_earns_income, 1);
    if (is_yes(maker, FACT_town_centre_service)) option_leaves(maker, FACT_frontage_in_use, 1);
    /* what it takes at the door or by the hour is the tenant's then */
    option_yearly_instead(maker, let * percent(maker, "tenant_pays_share", ""), 0, let, rent);
    maker->option.lead_months = likely(maker, "works_months", "let");
    option_end(maker);
}

static const char *const facts[] = {
    "vacant_months", "underused", "let_share_percent", "earns_income", "frontage_in_use",
    FACTS_OF_MONEY,  NULL};
const struct option_maker option_let = {"let", make, facts, ""};
