/* What stands in the way of several kinds: by law, by policy, or because something is not known. */
#include <math.h>

#include "engine/options/inside.h"

/* However little used, and whoever runs it: what uses it has to go elsewhere first, which is the option to
 * move to a host. Only of a car park can it be shown that there is room enough in others. */
void obstacle_of_use(struct maker *maker) {
    if (!is_yes(maker, FACT_in_use) || is_empty(maker) || is_yes(maker, FACT_let_only)) return;
    if (class_of(maker) == CAR_PARK && is_yes(maker, FACT_underused))
        option_condition(maker, "parking_review");
    else
        option_block(maker, "service_in_use");
}

/* A school's land; a field is asked for by law of its own. */
static void school_obstacles(struct maker *maker) {
    bool school = class_of(maker) == MAINTAINED_SCHOOL || is_yes(maker, FACT_school_land);

    if (school) option_condition(maker, "school_land");
    if (is_yes(maker, FACT_playing_field) || fact_of(maker, FACT_playing_field_percent) > 0)
        option_condition(maker, "playing_field");
    else if (school && isnan(fact_of(maker, FACT_playing_field)))
        option_unproven(maker, "playing_field");
}

static void land_obstacles(struct maker *maker) {
    option_ask(maker, "covenant", FACT_covenant);
    option_ask(maker, "charity_trust", FACT_charity_trust);
    option_ask(maker, "community_value", FACT_community_value);
    option_ask(maker, "pre_emption", FACT_pre_emption);
    if (class_of(maker) == OPEN_LAND || is_yes(maker, FACT_open_space))
        option_ask(maker, "open_space_notice", FACT_open_space);
    if (class_of(maker) == OPEN_LAND || is_yes(maker, FACT_allotment))
        option_ask(maker, "allotment", FACT_allotment);
    if (is_yes(maker, FACT_common_land))
        option_block(maker, "common_land");
    else if (class_of(maker) == OPEN_LAND && isnan(fact_of(maker, FACT_common_land)))
        option_unproven(maker, "common_land");
}

static void tenancy_obstacles(struct maker *maker) {
    if (!is_let(maker)) return;
    if (is_yes(maker, FACT_lease_out_secure))
        option_condition(maker, "secure_tenancy");
    else if (isnan(fact_of(maker, FACT_lease_out_secure)))
        option_unproven(maker, "secure_tenancy");
    else
        option_condition(maker, "tenancy_in_force");
}

/* A condition that takes a share of the receipt. */
static void ask_share(struct maker *maker, const char *obstacle, enum fact fact, const char *share) {
    if (is_yes(maker, fact))
        option_condition_at(maker, obstacle,
                            range_scale(range_times(maker->option.receipt, rate(maker, share, "")), 0.01));
    else
        option_ask(maker, obstacle, fact);
}

static void heritage_obstacles(struct maker *maker) {
    if (is_scheduled(maker))
        option_condition(maker, "scheduled_disposal");
    else if (is_yes(maker, FACT_listed))
        option_condition(maker, "listed_disposal");
}

void obstacles_of_exit(struct maker *maker) {
    if (is_leased(maker)) option_block(maker, "not_owned");
    if (is_yes(maker, FACT_town_centre_last_presence))
        option_block(maker, "last_in_town_centre");
    else if (is_yes(maker, FACT_town_centre_service) && isnan(fact_of(maker, FACT_town_centre_last_presence)))
        option_unproven(maker, "last_in_town_centre");
    if (is_yes(maker, FACT_starter_holding)) option_condition(maker, "starter_holding");
    heritage_obstacles(maker);
    land_obstacles(maker);
    school_obstacles(maker);
    tenancy_obstacles(maker);
    ask_share(maker, "clawback", FACT_clawback, "clawback_share");
    ask_share(maker, "grant_condition", FACT_grant_condition, "grant_repaid_share");
}

void obstacles_of_terms(struct maker *maker) {
    option_ask(maker, "covenant", FACT_covenant);
    option_ask(maker, "grant_condition", FACT_grant_condition);
}

static void flood_obstacle(struct maker *maker) {
    double flooded = fact_of(maker, FACT_flood_share_percent);

    if (isnan(flooded))
        option_unproven(maker, "flood");
    else if (flooded >= likely(maker, "flood_block_percent", ""))
        option_block(maker, "flood");
    else if (flooded > 0)
        option_condition(maker, "flood");
}

void obstacle_of_clearing(struct maker *maker) {
    if (is_scheduled(maker))
        option_block(maker, "scheduled_monument");
    else if (is_yes(maker, FACT_listed) && !is_no(maker, FACT_has_building))
        option_block(maker, "listed_demolition");
}

void obstacles_of_building(struct maker *maker, struct range homes) {
    double hectares = land_area(maker) / 10000;

    option_condition(maker, "planning");
    option_condition_at(maker, "biodiversity_gain",
                        range_scale(rate(maker, "biodiversity_cost_per_ha", ""), hectares));
    flood_obstacle(maker);
    if (!range_known(homes)) return;
    if (is_yes(maker, FACT_phosphate_catchment))
        option_condition_at(maker, "phosphates",
                            range_times(homes, rate(maker, "phosphate_cost_per_home", "")));
    else
        option_ask(maker, "phosphates", FACT_phosphate_catchment);
}

void obstacles_of_works(struct maker *maker) {
    if (is_scheduled(maker))
        option_condition(maker, "scheduled_consent");
    else if (is_yes(maker, FACT_listed))
        option_condition(maker, "listed_consent");
    if (is_yes(maker, FACT_listed) && is_no(maker, FACT_heritage_affordable))
        option_block(maker, "unaffordable");
    if (is_leased(maker)) option_condition(maker, "landlord_consent");
    if (is_let(maker)) option_condition(maker, "tenant_consent");
    if (!isnan(fact_of(maker, FACT_guard_asbestos))) option_condition(maker, "asbestos_survey");
}
