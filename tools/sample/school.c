/* Schools: who runs them, pupils, plans and visits. All invented. */
#include <string.h>

#include "engine/base/format.h"
#include "tools/sample/invent.h"

static const char *school_type(const struct asset *asset, struct rng *rng) {
    const char *category = asset->kind->category;
    if (asset->group == GROUP_PASSED) return rng_chance(rng, 94) ? "academy" : "free_school";
    if (strcmp(category, "nursery_school") == 0) return "nursery";
    if (strcmp(category, "special_school") == 0)
        return strstr(asset_value(asset, FIELD_name), "Referral") != NULL ? "pru" : "community_special";
    if (strstr(asset_value(asset, FIELD_name), "Church of England") != NULL) return "controlled";
    return rng_chance(rng, 92) ? "community" : "foundation";
}

static const char *school_phase(const struct asset *asset) {
    const char *category = asset->kind->category;
    return strcmp(category, "nursery_school") == 0     ? "nursery"
           : strcmp(category, "secondary_school") == 0 ? "secondary"
           : strcmp(category, "special_school") == 0   ? "special"
                                                       : "primary";
}

static void fill_plans(struct estate *estate, struct asset *asset, struct rng *rng) {
    int32_t today = sample_as_at();
    if (rng_chance(rng, 66)) {
        int32_t agreed = today - rng_int(rng, 30, 1500);
        asset_set_date(estate, asset, FIELD_maintenance_plan_agreed_on, agreed);
        asset_set_date(estate, asset, FIELD_maintenance_plan_until, agreed + 365 * rng_int(rng, 2, 5));
    }
    if (rng_chance(rng, 72))
        asset_set_date(estate, asset, FIELD_joint_visit_on, today - (int32_t)rng_skewed(rng, 10, 1300));
    if (rng_chance(rng, 5))
        asset_set_date(estate, asset, FIELD_replacement_strategy_on, today - rng_int(rng, 60, 900));
    if (rng_chance(rng, 58)) {
        asset_set_pounds(estate, asset, FIELD_capital_grant, rng_skewed(rng, 5000, 260000));
        asset_set(estate, asset, FIELD_capital_grant_year, "2025");
    }
}

void school_fill(struct estate *estate, struct asset *asset) {
    struct rng rng = rng_stream(RNG_SCHOOL, asset->index);
    if (!mix_is_school(asset->kind->category)) return;
    int capacity = (int)(asset->floor_m2 / asset->kind->area_per_unit) / 5 * 5 + 5;
    double share = 0.88 * rng_spread(&rng, 0.3);
    asset->value[FIELD_school_type] = school_type(asset, &rng);
    asset->value[FIELD_phase] = school_phase(asset);
    /* From 900000 on: valid, and none is in use. */
    asset_set(estate, asset, FIELD_urn, "%zu", 900000 + asset->index);
    asset_set(estate, asset, FIELD_pupil_capacity, "%d", capacity);
    asset_set(estate, asset, FIELD_pupils, "%d", (int)(capacity * (share > 1.12 ? 1.12 : share)));
    asset_set_date(estate, asset, FIELD_pupils_on, date_from_civil(2026, 1, 15));
    /* Governors employ there, and have the duty. The council pays, and keeps what they had inspected. */
    if (strcmp(asset_value(asset, FIELD_school_type), "foundation") == 0)
        asset->value[FIELD_duty_holder] = "governors";
    if (asset->group == GROUP_SCHOOL) fill_plans(estate, asset, &rng);
}
