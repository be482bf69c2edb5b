/* The rules of judging, one by one, on one asset. */
#include <math.h>
#include <string.h>

#include "engine/objectives/estate.h"
#include "tests/support/check.h"
#include "tests/unit/objectives/small.h"

struct fixture {
    struct criteria *criteria;
    struct portfolio *portfolio;
    struct judgement *judgement;
};

static int set_up(void **state) {
    static struct fixture fixture;
    fixture = (struct fixture){small_criteria(), small_portfolio(1), NULL};
    *state = &fixture;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *f = *state;
    judgement_free(f->judgement);
    portfolio_free(f->portfolio);
    criteria_free(f->criteria);
    return 0;
}

static void set(struct fixture *f, size_t fact, double value) {
    portfolio_set(f->portfolio, fact, 0, value, PORTFOLIO_NO_DATE);
}

static const struct result *objective(struct fixture *f, size_t index) {
    judgement_free(f->judgement);
    f->judgement = judge(f->portfolio, f->criteria, JUDGE_DETAIL);
    return judgement_objective(f->judgement, index, 0);
}

static const struct result *commitment(struct fixture *f, size_t index) {
    objective(f, 0);
    return judgement_commitment(f->judgement, index, 0);
}

static enum criterion_state state_of(struct fixture *f, size_t criterion) {
    objective(f, 0);
    return (enum criterion_state)f->judgement->states[criterion];
}

static void a_curve_is_straight_between_its_points_and_flat_outside(void **state) {
    struct fixture *f = *state;
    const struct curve *rise = &f->criteria->items[0].curve;
    assert_true(curve_at(rise, -5) == 0);
    assert_true(curve_at(rise, 25) == 20);
    assert_true(curve_at(rise, 50) == 40);
    assert_true(curve_at(rise, 75) == 70);
    assert_true(curve_at(rise, 1000) == 100);
    assert_true(isnan(curve_at(rise, NAN)));
}

static void a_commitment_is_the_weighted_mean_of_what_is_known(void **state) {
    struct fixture *f = *state;
    set(f, RISING, 100); /* 100 x 2 */
    set(f, FALLING, 80); /* 20 x 1 */
    set(f, RECORD, 24);  /* 60 x 1 */
    assert_true(commitment(f, 0)->score == 280.0 / 4);
    assert_true(commitment(f, 0)->coverage == 1);
}

static void an_objective_is_the_mean_of_its_commitments(void **state) {
    struct fixture *f = *state;
    set(f, RISING, 100);
    set(f, FALLING, 80);
    set(f, RECORD, 24);
    set(f, AGEING, 50); /* alone in its commitment, it weighs as much as the other three */
    assert_true(objective(f, 0)->score == (70.0 + 40.0) / 2);
}

static void unknown_is_not_zero(void **state) {
    struct fixture *f = *state;
    set(f, RISING, 100);
    set(f, RECORD, 0);
    assert_true(commitment(f, 0)->score == 100);
    assert_true(commitment(f, 0)->coverage == 0.75);
    assert_int_equal(state_of(f, 1), STATE_UNKNOWN);
}

static void absence_of_our_own_record_is_known_and_earns_nothing(void **state) {
    struct fixture *f = *state;
    set(f, RISING, 100);
    set(f, FALLING, 0);
    assert_true(commitment(f, 0)->coverage == 1);
    assert_true(commitment(f, 0)->score == 300.0 / 4);
    assert_int_equal(state_of(f, 2), STATE_ABSENT);
    double without = commitment(f, 0)->score;
    set(f, RECORD, 59); /* a very late one is still better than none */
    assert_true(commitment(f, 0)->score > without);
}

static void too_little_known_is_no_score(void **state) {
    struct fixture *f = *state;
    assert_true(isnan(objective(f, 0)->score)); /* only the absent record: 1/4 of one of two commitments */
    assert_int_equal(objective(f, 0)->rating, RATING_INSUFFICIENT);
    assert_true(objective(f, 0)->coverage == 0.125);
    set(f, RISING, 100);
    assert_true(commitment(f, 0)->score == 200.0 / 3); /* 3/4 known */
    assert_true(isnan(objective(f, 0)->score));        /* but 3/8 of the objective */
    set(f, AGEING, 100);
    assert_false(isnan(objective(f, 0)->score));
}

static void what_does_not_apply_is_never_nought(void **state) {
    struct fixture *f = *state;
    set(f, CONDITION, 0);
    set(f, FALLING, 50);
    assert_int_equal(objective(f, 1)->rating, RATING_NOT_APPLICABLE);
    assert_true(isnan(objective(f, 1)->score));
    assert_true(isnan(objective(f, 1)->coverage));
}

static void an_unknown_condition_counts_as_unknown(void **state) {
    struct fixture *f = *state;
    set(f, RISING, 100);
    assert_int_equal(objective(f, 1)->rating, RATING_INSUFFICIENT);
    assert_true(objective(f, 1)->coverage == 0);
    assert_int_equal(state_of(f, 5), STATE_CONDITION_UNKNOWN);
    set(f, CONDITION, 1);
    assert_true(objective(f, 1)->score == 100);
}

static void opportunity_is_shown_but_not_in_the_mean(void **state) {
    struct fixture *f = *state;
    set(f, RISING, 100);
    set(f, CONDITION, 1);
    set(f, FALLING, 0);
    assert_true(objective(f, 1)->score == 100);
    assert_true(f->judgement->points[6] == 0);
}

static void know_all(struct fixture *f) {
    set(f, RISING, 100);
    set(f, FALLING, 0);
    set(f, RECORD, 0);
    set(f, AGEING, 100);
}

static void a_failed_guard_caps_at_39_and_is_red(void **state) {
    struct fixture *f = *state;
    know_all(f);
    assert_true(objective(f, 0)->score == 100);
    set(f, GUARD, 0);
    assert_true(objective(f, 0)->score == 39);
    assert_true(objective(f, 0)->uncapped == 100);
    assert_int_equal(objective(f, 0)->rating, RATING_RED);
    assert_int_equal(objective(f, 0)->guard, GUARD_FAILED);
    assert_int_equal(objective(f, 0)->failed, 1);
}

static void a_failed_guard_is_red_however_little_is_known(void **state) {
    struct fixture *f = *state;
    set(f, GUARD, 0);
    assert_true(isnan(objective(f, 0)->score));
    assert_int_equal(objective(f, 0)->rating, RATING_RED);
}

static void an_unproven_guard_caps_at_69(void **state) {
    struct fixture *f = *state;
    know_all(f);
    set(f, GUARD, 1);
    assert_true(objective(f, 0)->score == 69);
    assert_int_equal(objective(f, 0)->rating, RATING_AMBER);
    assert_int_equal(commitment(f, 0)->rating, RATING_AMBER);
}

static void a_passed_guard_and_one_not_due_leave_the_score(void **state) {
    struct fixture *f = *state;
    know_all(f);
    set(f, GUARD, 2);
    assert_true(objective(f, 0)->score == 100);
    assert_int_equal(objective(f, 0)->guard, GUARD_PASSED);
    set(f, GUARD, NAN);
    assert_int_equal(objective(f, 0)->guard, GUARD_NONE);
}

static void what_is_a_tenants_duty_is_not_marked_down(void **state) {
    struct fixture *f = *state;
    know_all(f);
    set(f, GUARD, 0);
    set(f, FALLING, 100);
    f->portfolio->assets[0].key = (uint8_t)portfolio_duty_index("tenant");
    for (size_t i = 0; i < f->criteria->count; i++) /* everything but the record asks the council only */
        f->criteria->items[i].applies[f->portfolio->assets[0].key] = i == 2;
    assert_true(objective(f, 0)->score == 100);
    assert_int_equal(objective(f, 0)->guard, GUARD_NONE);
}

static void an_exempt_category_is_left_out(void **state) {
    static const char *const halls[] = {"hall"};
    struct fixture *f = *state;
    know_all(f);
    set(f, FALLING, 100);
    f->criteria->items[1].exempt = halls;
    f->criteria->items[1].exempt_count = 1;
    assert_true(commitment(f, 0)->score == 100);
    assert_int_equal(state_of(f, 1), STATE_NOT_APPLICABLE);
}

static void outside_the_scope_is_not_scored(void **state) {
    struct fixture *f = *state;
    know_all(f);
    set(f, GUARD, 0);
    f->portfolio->assets[0].scored = false;
    assert_int_equal(objective(f, 0)->rating, RATING_NOT_SCORED);
    assert_true(isnan(objective(f, 0)->score));
}

static void confidence_falls_with_age_but_the_score_does_not(void **state) {
    struct fixture *f = *state;
    f->criteria->today = 20000;
    portfolio_set(f->portfolio, AGEING, 0, 100, 20000 - (int32_t)(6 * 365.25)); /* 6 years: half */
    assert_true(fabs(commitment(f, 1)->confidence - 0.5) < 1e-3);
    assert_true(commitment(f, 1)->coverage == 1);
    assert_true(commitment(f, 1)->score == 100);
    set(f, AGEING, 100); /* no date */
    assert_true(commitment(f, 1)->confidence == 0.5);
}

static void ratings_begin_at_70_and_40(void **state) {
    struct fixture *f = *state;
    const struct judging_rules *rules = &f->criteria->rules;
    assert_int_equal(rating_of(rules, 70), RATING_GREEN);
    assert_int_equal(rating_of(rules, 69.9), RATING_AMBER);
    assert_int_equal(rating_of(rules, 40), RATING_AMBER);
    assert_int_equal(rating_of(rules, 39.9), RATING_RED);
}

static void direction_needs_three_points(void **state) {
    struct fixture *f = *state;
    const struct judging_rules *rules = &f->criteria->rules;
    assert_int_equal(direction_of(rules, 50, 53), DIRECTION_IMPROVING);
    assert_int_equal(direction_of(rules, 50, 52.9), DIRECTION_STABLE);
    assert_int_equal(direction_of(rules, 50, 47), DIRECTION_WORSENING);
    assert_int_equal(direction_of(rules, NAN, 47), DIRECTION_NONE);
}

static void faulty_criteria_are_refused(void **state) {
    static const struct curve_point back[] = {{1, 0}, {0, 100}};
    struct fixture *f = *state;
    struct error err = {0};
    assert_int_equal(criteria_check(f->criteria, FACTS, &err), STATUS_OK);
    f->criteria->items[0].curve = (struct curve){back, 2};
    assert_int_equal(criteria_check(f->criteria, FACTS, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "rising"));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_curve_is_straight_between_its_points_and_flat_outside),
        TEST(a_commitment_is_the_weighted_mean_of_what_is_known),
        TEST(an_objective_is_the_mean_of_its_commitments),
        TEST(unknown_is_not_zero),
        TEST(absence_of_our_own_record_is_known_and_earns_nothing),
        TEST(too_little_known_is_no_score),
        TEST(what_does_not_apply_is_never_nought),
        TEST(an_unknown_condition_counts_as_unknown),
        TEST(opportunity_is_shown_but_not_in_the_mean),
        TEST(a_failed_guard_caps_at_39_and_is_red),
        TEST(a_failed_guard_is_red_however_little_is_known),
        TEST(an_unproven_guard_caps_at_69),
        TEST(a_passed_guard_and_one_not_due_leave_the_score),
        TEST(what_is_a_tenants_duty_is_not_marked_down),
        TEST(an_exempt_category_is_left_out),
        TEST(outside_the_scope_is_not_scored),
        TEST(confidence_falls_with_age_but_the_score_does_not),
        TEST(ratings_begin_at_70_and_40),
        TEST(direction_needs_three_points),
        TEST(faulty_criteria_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
