/* What an asset burns, who pays for it, and what packages of works change: each figure worked out by hand. */
#include <math.h>
#include <stdlib.h>

#include "engine/options/inside.h"
#include "tests/support/check.h"

enum { AREA = 1000, OIL = 1, GAS = 3, ELECTRIC = 5, HEAT_PUMP = 7 };

/* The facts that are set here: each a column in this order. */
static const char *const codes[] = {"has_building", "heating",         "electricity_kwh",
                                    "gas_kwh",      "heat_demand_kwh", "generation_percent",
                                    "roof_area_m2", "tenant_in_place"};
static const enum fact facts[] = {FACT_has_building, FACT_heating,         FACT_electricity_kwh,
                                  FACT_gas_kwh,      FACT_heat_demand_kwh, FACT_generation_percent,
                                  FACT_roof_area_m2, FACT_tenant_in_place};
enum { COUNT = sizeof facts / sizeof *facts };

#define ONE(code, group, value)                                                                              \
    {                                                                                                        \
        code, group, {                                                                                       \
            value, value, value                                                                              \
        }                                                                                                    \
    }
/* By code, then group. */
static const struct rate items[] = {
    ONE("boiler_efficiency", "electricity", 100),
    ONE("boiler_efficiency", "gas", 80),
    ONE("controls_cost_per_m2", "", 1),
    ONE("controls_saving", "", 10),
    ONE("energy_price", "", 0.2),
    ONE("flow_temperature", "", 65),
    ONE("fuel_factor", "gas", 0.2),
    ONE("full_load_hours", "", 1000),
    ONE("grid_factor", "2026", 0.1),
    ONE("grid_free_kw", "", 1e9),
    ONE("heat_kwh_per_m2", "", 60),
    ONE("heat_pump_cost_per_kw", "", 1000),
    ONE("heat_pump_efficiency", "65", 2.5),
    ONE("led_cost_per_m2", "", 1),
    ONE("led_saving", "", 20),
    ONE("optimism_bias", "equipment", 0),
    ONE("plant_age_unknown", "", 50),
    ONE("plant_life", "", 20),
    ONE("power_kwh_per_m2", "", 40),
    ONE("project_fees", "", 0),
    ONE("rating_bands", "", 0),
    ONE("renewal_cost", "", 100),
    ONE("roof_share_of_floor", "", 0.5),
    ONE("solar_cost_per_m2", "", 100),
    ONE("solar_enough_percent", "", 25),
    ONE("solar_fills_percent", "", 80),
    ONE("solar_kw_per_m2", "", 0.2),
    ONE("solar_own_use", "", 50),
    ONE("solar_roof_share", "", 50),
    ONE("solar_yield_per_m2", "", 100),
};

struct site {
    struct rates rates;
    struct option_parameters given;
    struct options out;
    struct maker maker;
    struct portfolio *portfolio;
};

/* A building of 1,000 m2, of which nothing else is known. */
static void prepare(struct site *site, size_t class, size_t duty) {
    *site = (struct site){.rates = {items, sizeof items / sizeof *items, NULL},
                          .given = {.rates = &site->rates, .year = 2026}};
    site->portfolio = portfolio_new(1, codes, COUNT);
    site->portfolio->assets[0] =
        (struct portfolio_asset){.floor_area_m2 = AREA,
                                 .replacement_cost = NAN,
                                 .key = (uint8_t)(class * PORTFOLIO_DUTIES + duty),
                                 .category = portfolio_category(site->portfolio, "office")};
    site->maker = (struct maker){.portfolio = site->portfolio, .given = &site->given, .out = &site->out};
    for (size_t i = 0; i < FACTS; i++)
        site->maker.facts[i] = -1;
    for (size_t i = 0; i < COUNT; i++)
        site->maker.facts[facts[i]] = (int)i;
    portfolio_set(site->portfolio, 0, 0, 1, PORTFOLIO_NO_DATE);
}

static void set(struct site *site, enum fact fact, double value) {
    portfolio_set(site->portfolio, (size_t)site->maker.facts[fact], 0, value, PORTFOLIO_NO_DATE);
}

/* The option that applies the packages, as one of decarbonise would. */
static const struct option *apply(struct site *site, unsigned packages) {
    site->maker.energy = energy_of(&site->maker);
    option_begin(&site->maker, OPTION_DECARBONISE, PACKAGE_WHOLE);
    energy_packages(&site->maker, packages);
    assert_null(site->rates.missing);
    return &site->maker.option;
}

static void clear(struct site *site) {
    free(site->out.effects);
    portfolio_free(site->portfolio);
}

/* 40 kWh a m2 for all but heat, 60 for heat: 100,000 kWh; a heat pump takes 24,000 in place of 60,000. */
static void electric_heat_is_electricity_too(void **state) {
    (void)state;
    struct site site;
    prepare(&site, OCCUPIED_BUILDING, DUTY_COUNCIL);
    set(&site, FACT_heating, ELECTRIC);
    const struct option *option = apply(&site, 1U << PACKAGE_HEAT_PUMP);
    assert_int_equal(lround(site.maker.energy.power_kwh), 100000);
    assert_int_equal(lround(site.maker.energy.heat_kwh), 60000);
    assert_true(site.maker.energy.estimated);
    assert_int_equal(lround(option->electricity_kwh), -36000);
    assert_int_equal(lround(option->running), -7200);
    clear(&site);
}

/* A meter of 10,000 kWh on 1,000 m2: 6,000 of them heat, as the benchmarks divide it, and never more than
 * all. */
static void heat_is_a_share_of_what_the_meter_says(void **state) {
    (void)state;
    struct site site;
    prepare(&site, MAINTAINED_SCHOOL, DUTY_COUNCIL);
    set(&site, FACT_heating, ELECTRIC);
    set(&site, FACT_electricity_kwh, 10000);
    const struct option *option = apply(&site, 1U << PACKAGE_HEAT_PUMP);
    assert_int_equal(lround(site.maker.energy.power_kwh), 10000);
    assert_int_equal(lround(site.maker.energy.heat_kwh), 6000);
    assert_int_equal(lround(option->electricity_kwh), -3600);
    assert_int_equal(lround(option->heat_pump_kw), 6);
    clear(&site);
}

/* Lighting saves of the other 4,000 kWh, controls of the 6,000 of heat: 800 and 600. */
static void lighting_saves_nothing_of_electric_heat(void **state) {
    (void)state;
    struct site site;
    prepare(&site, OCCUPIED_BUILDING, DUTY_COUNCIL);
    set(&site, FACT_heating, ELECTRIC);
    set(&site, FACT_electricity_kwh, 10000);
    assert_int_equal(lround(apply(&site, 1U << PACKAGE_CONTROLS_LED)->electricity_kwh), -1400);
    clear(&site);
}

/* One that is there makes 60 kWh of heat of 24 of electricity: 64,000 kWh, of which controls save 2,400 of
 * heat. */
static void a_heat_pump_that_is_there_takes_less_than_its_heat(void **state) {
    (void)state;
    struct site site;
    prepare(&site, OCCUPIED_BUILDING, DUTY_COUNCIL);
    set(&site, FACT_heating, HEAT_PUMP);
    const struct option *option = apply(&site, 1U << PACKAGE_CONTROLS_LED);
    assert_int_equal(lround(site.maker.energy.power_kwh), 64000);
    assert_int_equal(lround(site.maker.energy.heat_kwh), 60000);
    assert_int_equal(lround(option->electricity_kwh), -8000 - 2400);
    clear(&site);
}

/* Gas stays apart: 50,000 kWh burnt give 40,000 of heat, for which a heat pump takes 16,000 of electricity.
 */
static void burnt_fuel_is_no_electricity(void **state) {
    (void)state;
    struct site site;
    prepare(&site, OCCUPIED_BUILDING, DUTY_COUNCIL);
    set(&site, FACT_heating, GAS);
    set(&site, FACT_gas_kwh, 50000);
    set(&site, FACT_electricity_kwh, 40000);
    const struct option *option = apply(&site, 1U << PACKAGE_HEAT_PUMP);
    assert_false(site.maker.energy.estimated);
    assert_int_equal(lround(option->burnt_kwh), -50000);
    assert_int_equal(lround(option->electricity_kwh), 16000);
    clear(&site);
}

/* Half of 1,000 m2 of roof at 100 kWh a m2 is 50,000 kWh; a fifth of it is generated already. */
static void panels_go_where_none_are(void **state) {
    (void)state;
    struct site site;
    double made[2], kw[2];

    for (int there = 0; there < 2; there++) {
        prepare(&site, OCCUPIED_BUILDING, DUTY_COUNCIL);
        set(&site, FACT_electricity_kwh, 1000000);
        set(&site, FACT_roof_area_m2, 1000);
        set(&site, FACT_generation_percent, 20 * there);
        assert_true(energy_sensible((site.maker.energy = energy_of(&site.maker), &site.maker)) &
                    1U << PACKAGE_SOLAR);
        const struct option *option = apply(&site, 1U << PACKAGE_SOLAR);
        made[there] = option->exported_kwh - option->electricity_kwh;
        kw[there] = option->solar_kw;
        assert_int_equal(lround(option->capital.likely), there ? 40000 : 50000);
        clear(&site);
    }
    assert_int_equal(lround(made[0]), 50000);
    assert_int_equal(lround(made[1]), 40000);
    assert_int_equal(lround(kw[0]), 100);
    assert_int_equal(lround(kw[1]), 80);
}

static unsigned sensible(size_t class, size_t duty, bool tenant) {
    struct site site;
    prepare(&site, class, duty);
    set(&site, FACT_tenant_in_place, tenant);
    set(&site, FACT_heating, OIL);
    site.maker.energy = energy_of(&site.maker);
    unsigned packages = energy_sensible(&site.maker);
    clear(&site);
    return packages;
}

static void works_are_for_who_pays_the_bill(void **state) {
    (void)state;
    assert_true(sensible(OCCUPIED_BUILDING, DUTY_COUNCIL, false));
    assert_true(sensible(OCCUPIED_BUILDING, DUTY_COUNCIL, true)); /* a room in it is let */
    assert_true(sensible(FARM, DUTY_COUNCIL, false));
    assert_false(sensible(FARM, DUTY_COUNCIL, true));
    assert_false(sensible(FARM, DUTY_TENANT, true));
    assert_false(sensible(OCCUPIED_BUILDING, DUTY_TENANT, false));
    assert_false(sensible(OCCUPIED_BUILDING, DUTY_TRUST, false));
    assert_false(sensible(LET_OUT, DUTY_COUNCIL, true));
    assert_false(sensible(ACADEMY_SITE, DUTY_COUNCIL, false));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(electric_heat_is_electricity_too),
        cmocka_unit_test(heat_is_a_share_of_what_the_meter_says),
        cmocka_unit_test(lighting_saves_nothing_of_electric_heat),
        cmocka_unit_test(a_heat_pump_that_is_there_takes_less_than_its_heat),
        cmocka_unit_test(burnt_fuel_is_no_electricity),
        cmocka_unit_test(panels_go_where_none_are),
        cmocka_unit_test(works_are_for_who_pays_the_bill),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
