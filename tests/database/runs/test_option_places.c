/* What may become of a place, by the rules that are shipped: what stands there, what binds it, where its
 * service would go. One asset at a time, with the facts that a test gives it. */
#include <math.h>
#include <string.h>

#include "sql/embedded.h"
#include "tests/database/runs/judged.h"
#include "tests/support/check.h"

enum { VACANT_CLASS = 8, COUNCIL = 0, AREA = 1000 };

struct place {
    struct test_database *database;
    struct run_inputs *inputs;
    struct rows *obstacles; /* as the options number them */
    struct portfolio *portfolio;
    struct options *options;
};

/* A vacant building of the council's, of which nothing else is known. */
static struct place place_new(void **state, const char *category) {
    struct place place = {.database = *state};
    struct error err = {0};
    size_t first = 0;

    test_must(run_load(place.database->db, JUDGED_DAY, "test", &place.inputs, &err), &err, "loading");
    test_must(
        store_query(place.database->db, sql_run_obstacles, BIND_NONE, STORE_MANY, &place.obstacles, &err),
        &err, "obstacles");
    place.portfolio = portfolio_pick(place.inputs->portfolio, &first, 1);
    for (size_t f = 0; f < place.portfolio->fact_count; f++)
        portfolio_set(place.portfolio, f, 0, NAN, PORTFOLIO_NO_DATE);
    struct portfolio_asset *asset = place.portfolio->assets;
    asset->scored = true;
    asset->floor_area_m2 = AREA;
    asset->replacement_cost = 2e6;
    asset->key = VACANT_CLASS * PORTFOLIO_DUTIES + COUNCIL;
    asset->category = portfolio_category(place.portfolio, category);
    return place;
}

static void set(struct place *place, const char *fact, double value) {
    int column = portfolio_fact(place->portfolio, fact);

    if (column < 0) fail_msg("no fact %s", fact);
    portfolio_set(place->portfolio, (size_t)column, 0, value, PORTFOLIO_NO_DATE);
}

static void look(struct place *place) {
    struct error err = {0};
    struct judgement *now = judge(place->portfolio, place->inputs->criteria, JUDGE_SCORES);

    options_free(place->options);
    test_must(option_inputs_make(place->inputs->options, place->portfolio, place->inputs->criteria, now,
                                 &place->options, &err),
              &err, "making options");
    judgement_free(now);
}

static void place_free(struct place *place) {
    options_free(place->options);
    portfolio_free(place->portfolio);
    rows_free(place->obstacles);
    run_inputs_free(place->inputs);
}

static const struct option *found(const struct place *place, enum option_kind kind,
                                  enum option_variant variant) {
    for (size_t i = 0; i < place->options->count; i++)
        if (place->options->items[i].kind == kind && place->options->items[i].variant == variant)
            return &place->options->items[i];
    return NULL;
}

static const struct option_obstacle *stands(const struct place *place, const struct option *option,
                                            const char *code) {
    assert_non_null(option);
    for (size_t o = 0; o < option->obstacle_count; o++) {
        const struct option_obstacle *own = &place->options->obstacles[option->first_obstacle + o];
        if (strcmp(rows_text(place->obstacles, own->obstacle, 0), code) == 0) return own;
    }
    return NULL;
}

static void stands_as(const struct place *place, const struct option *option, const char *code,
                      enum obstacle_state state) {
    const struct option_obstacle *own = stands(place, option, code);

    if (!own) fail_msg("%s does not stand in the way", code);
    assert_int_equal(own->state, state);
}

/* A site of 1,926 m2 in a settlement, cleared for homes and for work. */
static struct place site(void **state) {
    struct place place = place_new(state, "office");

    set(&place, "has_building", 1);
    set(&place, "land_area_m2", 1926);
    set(&place, "developable_m2", 1926);
    set(&place, "flood_share_percent", 0);
    set(&place, "inside_settlement", 1);
    set(&place, "employment_land", 1);
    set(&place, "phosphate_catchment", 0);
    return place;
}

static void what_is_listed_or_scheduled_is_not_cleared(void **state) {
    static const struct {
        double listed, grade;
        const char *blocks, *sale, *works;
    } cases[] = {{1, 1, "listed_demolition", "listed_disposal", "listed_consent"},
                 {1, 4, "scheduled_monument", "scheduled_disposal", "scheduled_consent"}};
    struct place place = site(state);

    look(&place);
    assert_null(stands(&place, found(&place, OPTION_HOUSING, VARIANT_NONE), "listed_demolition"));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        set(&place, "listed", cases[i].listed);
        set(&place, "listed_grade", cases[i].grade);
        look(&place);
        const enum option_kind clears[] = {OPTION_HOUSING, OPTION_GROWTH};
        for (size_t k = 0; k < 2; k++) {
            const struct option *option = found(&place, clears[k], VARIANT_NONE);
            stands_as(&place, option, cases[i].blocks, OBSTACLE_BLOCK);
            assert_false(option->feasible);
        }
        stands_as(&place, found(&place, OPTION_SELL, VARIANT_NONE), cases[i].sale, OBSTACLE_CONDITION);
        const struct option *converted = found(&place, OPTION_CHANGE_USE, USE_SERVICE);
        stands_as(&place, converted, cases[i].works, OBSTACLE_CONDITION);
        assert_null(stands(&place, converted, cases[1 - i].works));
    }
    place_free(&place);
}

/* 0.1926 ha x 0.6 x 25, 35, 45 homes a hectare: 2.9, 4.0, 5.2; in a catchment half of the low, and credits
 * for as many homes as are counted: 1 x 3,000, 4 x 5,000, 5 x 11,000 and what the condition itself costs. */
static void homes_stand_on_a_share_of_the_site_and_credits_are_bought_for_them_alone(void **state) {
    struct place place = site(state);

    look(&place);
    const struct option *homes = found(&place, OPTION_HOUSING, VARIANT_NONE);
    assert_non_null(homes);
    assert_int_equal(lround(homes->dwellings_low), 2);
    assert_int_equal(lround(homes->dwellings_high), 5);
    assert_null(stands(&place, homes, "phosphates"));
    set(&place, "phosphate_catchment", 1);
    look(&place);
    homes = found(&place, OPTION_HOUSING, VARIANT_NONE);
    assert_int_equal(lround(homes->dwellings_low), 1);
    const struct option_obstacle *credits = stands(&place, homes, "phosphates");
    assert_non_null(credits);
    assert_int_equal(lround(credits->cost.low), 3000);
    assert_int_equal(lround(credits->cost.likely), 4 * 5000);
    assert_int_equal(lround(credits->cost.high), 5 * 11000);
    place_free(&place);
}

static void
a_grant_a_pre_emption_and_an_appropriation_stand_in_the_way_where_they_are_recorded(void **state) {
    struct place place = site(state);

    look(&place);
    const struct option *sale = found(&place, OPTION_SELL, VARIANT_NONE);
    stands_as(&place, sale, "grant_condition", OBSTACLE_UNPROVEN); /* nobody looked */
    stands_as(&place, sale, "pre_emption", OBSTACLE_UNPROVEN);
    stands_as(&place, found(&place, OPTION_HOUSING, VARIANT_NONE), "appropriation", OBSTACLE_UNPROVEN);
    set(&place, "grant_condition", 1);
    set(&place, "pre_emption", 1);
    set(&place, "appropriation", 1);
    set(&place, "valuation_gbp", 1000000);
    look(&place);
    sale = found(&place, OPTION_SELL, VARIANT_NONE);
    stands_as(&place, sale, "pre_emption", OBSTACLE_CONDITION);
    stands_as(&place, sale, "grant_condition", OBSTACLE_CONDITION);
    assert_int_equal(lround(stands(&place, sale, "grant_condition")->cost.likely), 150000 + 1500);
    stands_as(&place, found(&place, OPTION_LET, VARIANT_NONE), "grant_condition", OBSTACLE_CONDITION);
    stands_as(&place, found(&place, OPTION_CHANGE_USE, USE_SERVICE), "grant_condition", OBSTACLE_CONDITION);
    stands_as(&place, found(&place, OPTION_HOUSING, VARIANT_NONE), "appropriation", OBSTACLE_CONDITION);
    set(&place, "appropriation", 0);
    set(&place, "pre_emption", 0);
    look(&place);
    assert_null(stands(&place, found(&place, OPTION_HOUSING, VARIANT_NONE), "appropriation"));
    assert_null(stands(&place, found(&place, OPTION_SELL, VARIANT_NONE), "pre_emption"));
    place_free(&place);
}

/* An office and a home for people in care; a toilet and a depot, which nobody sleeps in; a home that is too
 * small. */
static void a_building_becomes_only_what_its_kind_and_size_allow(void **state) {
    static const struct {
        const char *category;
        double area;
        bool becomes[3]; /* care, temporary housing, another service */
    } cases[] = {{"office", AREA, {false, true, true}},
                 {"residential_care", AREA, {true, true, true}},
                 {"public_convenience", 35, {false, false, false}},
                 {"depot", 4000, {false, false, false}},
                 {"day_centre", 120, {false, false, true}},
                 {"day_centre", 40, {false, false, false}}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct place place = place_new(state, cases[i].category);
        set(&place, "has_building", 1);
        place.portfolio->assets[0].floor_area_m2 = cases[i].area;
        look(&place);
        for (int use = USE_CARE; use <= USE_SERVICE; use++)
            if ((found(&place, OPTION_CHANGE_USE, (enum option_variant)use) != NULL) !=
                cases[i].becomes[use - USE_CARE])
                fail_msg("%s of %.0f m2: %s", cases[i].category, cases[i].area,
                         option_variant_code((enum option_variant)use));
        place_free(&place);
    }
}

/* Homes for 1,500 m2 of need: an office of 1,600 has more. */
static void a_conversion_is_no_larger_than_the_need(void **state) {
    for (int large = 0; large < 2; large++) {
        struct place place = place_new(state, "office");
        set(&place, "has_building", 1);
        place.portfolio->assets[0].floor_area_m2 = large ? 1600 : 1500;
        look(&place);
        const struct option *homes = found(&place, OPTION_CHANGE_USE, USE_TEMPORARY_HOUSING);
        assert_int_equal(stands(&place, homes, "larger_than_need") != NULL, large);
        place_free(&place);
    }
}

/* GBP 200,000 of repairs: a conversion to homes has them in it, a fit-out for a service pays for them
 * besides. */
static void a_conversion_leaves_no_repairs_behind(void **state) {
    struct place place = place_new(state, "office");
    double fit_out[2];

    set(&place, "has_building", 1);
    set(&place, "council_repairs", 1);
    set(&place, "worst_element_grade", 4);
    set(&place, "guard_urgent_defects", 0);
    for (int surveyed = 0; surveyed < 2; surveyed++) {
        if (surveyed) set(&place, "high_repairs_gbp", 200000);
        if (surveyed) set(&place, "backlog_percent", 10);
        look(&place);
        fit_out[surveyed] = found(&place, OPTION_CHANGE_USE, USE_SERVICE)->capital.likely;
    }
    assert_int_equal(lround(fit_out[1] - fit_out[0]), lround(200000 * 1.12 * 1.15));
    for (int use = USE_TEMPORARY_HOUSING; use <= USE_SERVICE; use++) {
        const struct option *option = found(&place, OPTION_CHANGE_USE, (enum option_variant)use);
        double grade = 4, defects = 0;
        assert_true(option->backlog_left == 0);
        for (size_t e = option->first_effect; e < option->first_effect + option->effect_count; e++) {
            const struct option_effect *effect = &place.options->effects[e];
            if (strcmp(place.portfolio->fact_codes[effect->fact], "worst_element_grade") == 0)
                grade = effect->value;
            if (strcmp(place.portfolio->fact_codes[effect->fact], "guard_urgent_defects") == 0)
                defects = effect->value;
        }
        assert_true(grade == 2 && defects == 2);
    }
    place_free(&place);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_listed_or_scheduled_is_not_cleared),
        cmocka_unit_test(homes_stand_on_a_share_of_the_site_and_credits_are_bought_for_them_alone),
        cmocka_unit_test(a_grant_a_pre_emption_and_an_appropriation_stand_in_the_way_where_they_are_recorded),
        cmocka_unit_test(a_building_becomes_only_what_its_kind_and_size_allow),
        cmocka_unit_test(a_conversion_is_no_larger_than_the_need),
        cmocka_unit_test(a_conversion_leaves_no_repairs_behind),
    };

    return cmocka_run_group_tests(tests, judged_set_up, judged_tear_down);
}
