/* Why, how and on what terms an asset is held: purpose, tenure, who repairs, leases. All invented. */
#include <string.h>

#include "engine/base/format.h"
#include "tools/sample/invent.h"

struct terms {
    const char *purpose, *scope, *validation;
};

static const struct terms TERMS[GROUP_COUNT] = {
    [GROUP_COUNCIL_REPAIRS] = {"operational", "in", "validated"},
    [GROUP_SCHOOL] = {"operational", "in", "validated"},
    [GROUP_PASSED] = {"operational", "in", "validated"},
    [GROUP_INVESTMENT] = {"investment", "investment", "validated"},
    [GROUP_LET] = {"let_out", "in", "validated"},
    [GROUP_SURPLUS] = {"surplus", "in", "validated"},
    [GROUP_VALIDATING] = {"operational", "in", "being_validated"},
    [GROUP_HOUSING] = {"operational", "housing", "validated"},
    [GROUP_INFRASTRUCTURE] = {"operational", "infrastructure", "validated"}};

static bool is_academy(const struct asset *asset) {
    return asset->group == GROUP_PASSED && mix_is_school(asset->kind->category);
}

/* Offices and libraries whose repairs are others' are rooms in other people's buildings. */
static bool is_leased_in(const struct asset *asset) {
    return asset->group == GROUP_PASSED && (asset_is(asset, "office") || asset_is(asset, "library"));
}

static bool is_leased_out(const struct asset *asset) {
    return !is_leased_in(asset) &&
           (asset->group == GROUP_PASSED || asset->group == GROUP_LET || asset->group == GROUP_INVESTMENT);
}

static void fill_repairs(struct estate *estate, struct asset *asset, struct rng *rng) {
    const char *repairs = "none", *duty = "council";
    if (asset->group == GROUP_PASSED || asset->group == GROUP_LET || asset->group == GROUP_INVESTMENT) {
        duty = is_academy(asset) ? "trust" : is_leased_in(asset) ? "landlord" : "tenant";
        if (strcmp(duty, "tenant") == 0 && asset->floor_m2 > 0) {
            int kind = rng_int(rng, 1, 100);
            if (kind > 90) repairs = "structure";
            if (kind > 96) repairs = "shared";
        }
    } else {
        repairs = "all";
        asset->duty_council = asset->group <= GROUP_SCHOOL || asset->group == GROUP_SURPLUS;
    }
    asset->value[FIELD_council_repairs] = repairs;
    asset->value[FIELD_duty_holder] = duty;
    if (strcmp(repairs, "shared") == 0)
        asset_set(estate, asset, FIELD_repair_share_percent, "%d", 5 * rng_int(rng, 4, 12));
}

static void fill_title(struct estate *estate, struct asset *asset, struct rng *rng) {
    bool leased_in = is_leased_in(asset);
    const char *tenure = leased_in             ? "leasehold"
                         : rng_chance(rng, 93) ? "freehold"
                         : rng_chance(rng, 70) ? "leasehold"
                                               : "trust";
    asset->value[FIELD_tenure] = tenure;
    asset->value[FIELD_tenure_detail] = is_leased_out(asset) ? "leasehold"
                                        : strcmp(asset_value(asset, FIELD_status), "vacant") == 0
                                            ? "vacant"
                                            : "occupied";
    /* ZZ is no district land registry's prefix. */
    if (!leased_in && rng_chance(rng, 78))
        asset_set(estate, asset, FIELD_title_number, "ZZ%06zu", 100000 + asset->index);
}

static void name_party(struct estate *estate, struct asset *asset) {
    static const char *const TRUSTS[] = {"Quantock Vale", "Levels and Moors", "Blackdown",
                                         "Polden Ridge",  "Parrett",          "East Mendip"};
    const char *place = asset->place->name;
    if (is_academy(asset))
        asset_set(estate, asset, FIELD_lease_party, "%s Academy Trust (invented)", TRUSTS[asset->index % 6]);
    else if (is_leased_in(asset))
        asset_set(estate, asset, FIELD_lease_party, "Landlord of %s (invented)",
                  asset_value(asset, FIELD_name));
    else if (asset_is(asset, "county_farm") || asset_is(asset, "bare_land"))
        asset_set(estate, asset, FIELD_lease_party, "Farm tenant F%03zu", asset->index % 1000);
    else if (asset_is(asset, "leisure_centre"))
        asset_set(estate, asset, FIELD_lease_party, "Somerset leisure operator (invented)");
    else if (asset_is(asset, "playing_field"))
        asset_set(estate, asset, FIELD_lease_party, "%s sports club (invented)", place);
    else if (asset->group == GROUP_PASSED)
        asset_set(estate, asset, FIELD_lease_party, "%s community body (invented)", place);
    else
        asset_set(estate, asset, FIELD_lease_party, "Tenant T%04zu", asset->index);
}

static void fill_farm_lease(struct estate *estate, struct asset *asset, struct rng *rng) {
    bool first = rng_chance(rng, 55), starter = asset_is(asset, "county_farm") && asset->land_m2 < 500000;
    if (rng_chance(rng, 85)) asset_set_bool(asset, FIELD_stewardship, rng_chance(rng, 48));
    asset_set_bool(asset, FIELD_starter_holding, starter);
    if (starter) asset_set_bool(asset, FIELD_first_tenancy, first);
    asset->value[FIELD_security] = rng_chance(rng, 70) ? "FBT1995" : "AHA1986";
    asset_set_pounds(estate, asset, FIELD_rent_yearly, asset->land_m2 / 10000 * rng_between(rng, 160, 340));
}

static void fill_lease(struct estate *estate, struct asset *asset, struct rng *rng) {
    bool out = is_leased_out(asset), farm = asset->kind->reach >= 2900;
    int start_year = rng_int(rng, 1996, 2024), term = is_academy(asset) ? 125 : rng_int(rng, 1, 6) * 5;
    if (is_academy(asset)) start_year = rng_int(rng, 2011, 2024);
    while (start_year + term < 2025)
        term += 5;
    asset->value[FIELD_lease_direction] = out ? "out" : "in";
    name_party(estate, asset);
    asset_set(estate, asset, FIELD_lease_start, "%d-%02d-01", start_year, rng_int(rng, 1, 12));
    if (rng_chance(rng, 95))
        asset_set(estate, asset, FIELD_lease_end, "%d-%02d-01", start_year + term, rng_int(rng, 1, 12));
    /* FRI makes the tenant repair. What the council rents, its landlord repairs. */
    asset->value[FIELD_repair_terms] = !out ? "landlord"
                                       : strcmp(asset_value(asset, FIELD_council_repairs), "none") == 0
                                           ? "FRI"
                                           : "internal";
    asset->value[FIELD_security] = rng_chance(rng, 60) ? "LTA1954" : "contracted_out";
    double let = asset->floor_m2 * (rng_chance(rng, 70) ? 1 : rng_between(rng, 0.4, 0.95));
    double rent = is_academy(asset) ? 0 : let * asset->kind->rent_per_m2 * rng_spread(rng, 0.3);
    if (asset->group == GROUP_PASSED && out) rent *= 0.08; /* clubs and community bodies pay little */
    asset_set_pounds(estate, asset, FIELD_rent_yearly, rent);
    if (farm) fill_farm_lease(estate, asset, rng);
    if (asset->floor_m2 > 0) asset_set(estate, asset, FIELD_let_area_m2, "%.0f", let);
    if (out && rng_chance(rng, 72))
        asset_set_date(estate, asset, FIELD_compliance_checked_on,
                       sample_as_at() - rng_int(rng, 20, rng_chance(rng, 75) ? 700 : 1600));
}

static void fill_management(struct estate *estate, struct asset *asset, struct rng *rng) {
    int32_t today = sample_as_at();
    if (rng_chance(rng, 88)) asset_set_bool(asset, FIELD_budget_held_centrally, rng_chance(rng, 62));
    if (rng_chance(rng, 80))
        asset_set(estate, asset, FIELD_responsible_officer, "%s Manager", asset->kind->service);
    if (rng_chance(rng, 74))
        asset_set_date(estate, asset, FIELD_purpose_confirmed_on, today - (int32_t)rng_skewed(rng, 20, 2200));
    asset_set(estate, asset, FIELD_fixed_asset_reference, "FA%06zu", 500000 + asset->index * 3);
    asset->value[FIELD_marking] = asset->group == GROUP_INVESTMENT                   ? "commercial"
                                  : asset->group == GROUP_LET && rng_chance(rng, 40) ? "internal"
                                                                                     : "public";
}

static void fill_acquisition(struct estate *estate, struct asset *asset, struct rng *rng) {
    if (!mix_held(asset->group) || !rng_chance(rng, 1.6)) return;
    int32_t on = date_from_civil(2023, 5, 1) + rng_int(rng, 0, 900);
    asset_set_date(estate, asset, FIELD_acquired_on, on);
    asset_set_pounds(estate, asset, FIELD_acquisition_price,
                     40000 + asset->floor_m2 * asset->kind->value_per_m2);
    if (rng_chance(rng, 60))
        asset_set_date(estate, asset, FIELD_cost_appraised_on, on - rng_int(rng, 30, 200));
    if (rng_chance(rng, 45))
        asset_set_date(estate, asset, FIELD_carbon_assessed_on, on - rng_int(rng, 30, 200));
    if (rng_chance(rng, 60)) asset_set_bool(asset, FIELD_meets_climate_pledges, rng_chance(rng, 55));
}

void holding_fill(struct estate *estate, struct asset *asset) {
    struct rng rng = rng_stream(RNG_HOLDING, asset->index);
    const struct terms *terms = &TERMS[asset->group];
    asset->value[FIELD_purpose] = terms->purpose;
    asset->value[FIELD_scope] = terms->scope;
    asset->value[FIELD_validation] = terms->validation;
    bool vacant = (asset->group == GROUP_SURPLUS && asset->floor_m2 > 0 && rng_chance(&rng, 70)) ||
                  (asset->group == GROUP_LET && asset->floor_m2 > 0 && rng_chance(&rng, 7)) ||
                  (asset->group == GROUP_COUNCIL_REPAIRS && asset->floor_m2 > 0 && rng_chance(&rng, 2));
    /* Sold to its tenant, by right, before vesting day; some lists were never put right. */
    bool sold = asset->group == GROUP_HOUSING && asset->number % 12 == 7;
    asset->value[FIELD_status] = sold ? "disposed" : vacant ? "vacant" : "in_use";
    if (vacant) asset_set_date(estate, asset, FIELD_vacant_since, sample_as_at() - rng_int(&rng, 40, 1400));
    fill_repairs(estate, asset, &rng);
    fill_title(estate, asset, &rng);
    if (!vacant && (is_leased_in(asset) || is_leased_out(asset))) fill_lease(estate, asset, &rng);
    fill_management(estate, asset, &rng);
    fill_acquisition(estate, asset, &rng);
    static const int CARE[] = {62, 20, 13, 5}, VACANT_CARE[] = {35, 30, 20, 15};
    asset->care = (enum care)rng_weighted(&rng, vacant ? VACANT_CARE : CARE, 4);
}
