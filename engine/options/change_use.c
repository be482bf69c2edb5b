/* Another use for a building that is spare: care, temporary housing, another service. */
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "engine/options/inside.h"

/* Whether a building of this kind and size can be converted to it; a size that is not known is asked of the
 * cost. */
static bool can_become(const struct maker *maker, enum option_variant use) {
    const char *category = category_of(maker, maker->row);

    for (size_t i = 0; i < maker->given->use_count; i++) {
        const struct option_use *rule = &maker->given->uses[i];
        if (rule->use == use && strcmp(rule->category, category) == 0)
            return !(floor_area(maker) < rule->least_m2);
    }
    return false;
}

/* A conversion to rooms that people sleep in renews what is worn; a fit-out for a service leaves the repairs
 * to be paid besides, where they are known. */
static void clear_repairs(struct maker *maker, bool renews) {
    struct range repairs = repairs_cost(maker);

    if (!renews && !range_known(repairs)) return;
    if (!renews) option_cost(maker, repairs);
    repairs_leave(maker);
}

static void leave_use(struct maker *maker, bool care) {
    option_leaves(maker, FACT_in_use, 1);
    option_leaves(maker, FACT_vacant_months, 0);
    option_leaves(maker, FACT_underused, 0);
    option_leaves(maker, FACT_surplus, 0);
    option_leaves(maker, FACT_suitability, 1);
    option_leaves(maker, FACT_accessible, 1);
    if (is_yes(maker, FACT_measures_use)) option_leaves(maker, FACT_utilisation_percent, 80);
    if (is_yes(maker, FACT_town_centre_service)) option_leaves(maker, FACT_frontage_in_use, care ? 0 : 1);
    if (!care) return;
    option_leaves(maker, FACT_care_held, 1);
    option_leaves(maker, FACT_in_care_use, 1);
}

/* Worth doing only where what stands there afterwards is worth its cost. */
static void ask_end_value(struct maker *maker, const char *use) {
    struct range value = range_scale(rate(maker, "end_value_per_m2", use), floor_area(maker));

    if (maker->option.capital.likely > value.high)
        option_block(maker, "cost_above_end_value");
    else if (maker->option.capital.high > value.likely)
        option_condition(maker, "cost_near_end_value");
}

static void one(struct maker *maker, enum option_variant variant) {
    const char *use = option_variant_code(variant);
    double area = floor_area(maker);
    bool sleeping = variant != USE_SERVICE;
    struct range tender = range_scale(rate(maker, "conversion_cost_per_m2", use), area);

    option_begin(maker, OPTION_CHANGE_USE, variant);
    maker->option.becomes = OCCUPIED_BUILDING * PORTFOLIO_DUTIES + DUTY_COUNCIL;
    if (is_yes(maker, FACT_listed)) tender = range_scale(tender, likely(maker, "listed_uplift", ""));
    option_cost(maker, works(maker, tender, "non_standard_building"));
    clear_repairs(maker, sleeping);
    obstacle_of_use(maker);
    option_condition(maker, "planning");
    if (is_leased(maker)) option_condition(maker, "landlord_consent");
    if (is_let(maker)) option_block(maker, "tenant_in_place");
    if (sleeping && fact_of(maker, FACT_flood_share_percent) >= likely(maker, "flood_block_percent", ""))
        option_block(maker, "flood");
    if (class_of(maker) == MAINTAINED_SCHOOL) option_condition(maker, "school_land");
    obstacles_of_works(maker);
    obstacles_of_terms(maker);
    option_ask(maker, "appropriation", FACT_appropriation);
    ask_end_value(maker, use);
    if (area > likely(maker, "use_area_most", use)) option_block(maker, "larger_than_need");
    leave_use(maker, sleeping);
    option_yearly_instead(maker, 1, area * likely(maker, "use_running_per_m2", use), 1,
                          area * likely(maker, "use_saving_per_m2", use));
    maker->option.lead_months = likely(maker, "works_months", "change_use");
    option_end(maker);
}

static void make(struct maker *maker) {
    if (!is_yes(maker, FACT_has_building) || !(is_spare(maker) || is_yes(maker, FACT_suitable_for_care)) ||
        class_of(maker) == ACADEMY_SITE || is_yes(maker, FACT_in_care_use))
        return;
    for (int use = USE_CARE; use <= USE_SERVICE; use++)
        if (can_become(maker, (enum option_variant)use)) one(maker, (enum option_variant)use);
}

static const char *const facts[] = {"in_use",      "vacant_months", "underused",           "surplus",
                                    "suitability", "accessible",    "utilisation_percent", "frontage_in_use",
                                    "care_held",   "in_care_use",   FACTS_OF_MONEY,        FACTS_OF_REPAIRS,
                                    NULL};
const struct option_maker option_change_use = {"change_use", make, facts, "4.3"};
