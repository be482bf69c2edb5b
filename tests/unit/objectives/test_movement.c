/* Which fact moved an asset, against cases that can be worked out by hand. */
#include <math.h>
#include <stdlib.h>

#include "engine/objectives/movement.h"
#include "tests/support/check.h"
#include "tests/unit/objectives/small.h"

struct both {
    struct criteria *criteria;
    struct portfolio *before, *now;
    size_t match[2];
};

/* One asset that all is known of: rising 100 (100 points), falling 0 (100), record 0 (100), guard passed. */
static struct portfolio *whole(void) {
    struct portfolio *portfolio = small_portfolio(1);
    static const double values[FACTS] = {100, 0, 0, 0, 2, 100};

    for (size_t f = 0; f < FACTS; f++)
        portfolio->values[f][0] = values[f];
    return portfolio;
}

static int set_up(void **state) {
    struct both *both = memory_array(1, sizeof *both);

    both->criteria = small_criteria();
    both->before = whole();
    both->now = whole();
    both->match[0] = 0;
    *state = both;
    return 0;
}

static int tear_down(void **state) {
    struct both *both = *state;

    portfolio_free(both->before);
    portfolio_free(both->now);
    criteria_free(both->criteria);
    free(both);
    return 0;
}

static struct movements *find(const struct both *both) {
    struct judgement *now = judge(both->now, both->criteria, JUDGE_SCORES);
    struct judgement *before = judge(both->before, both->criteria, JUDGE_SCORES);
    struct movements *found = movements_find(
        &(struct movements_asked){both->now, both->before, both->match, both->criteria, now, before});

    judgement_free(now);
    judgement_free(before);
    return found;
}

/* -1: not told. */
static double effect_of(const struct movements *found, size_t objective, size_t fact) {
    for (size_t i = 0; i < found->count; i++)
        if (found->items[i].objective == objective && found->items[i].fact == fact)
            return found->items[i].effect;
    return -1;
}

/* Commitment 1.1 is (2 x 40 + 100 + 100) / 4 = 70 and 1.2 stays 100: 100 becomes 85. */
static void one_fact_that_changed_has_all_of_the_change(void **state) {
    struct both *both = *state;

    both->now->values[RISING][0] = 50;
    struct movements *found = find(both);
    assert_int_equal(found->count, 1);
    assert_true(fabs(effect_of(found, 0, RISING) + 15) < 1e-9);
    movements_free(found);
}

static void what_stays_or_hardly_moves_is_not_told(void **state) {
    struct both *both = *state;

    both->now->values[FALLING][0] = 10; /* 90 x 1 of 4, of two commitments: 1.25 points */
    struct movements *found = find(both);
    assert_int_equal(found->count, 0);
    movements_free(found);
}

/* The guard caps at 39 what is otherwise 85: undone it gives 46 back, alone it takes 61; the mean is 53.5. */
static void a_guard_and_a_fact_share_what_both_did(void **state) {
    struct both *both = *state;

    both->now->values[RISING][0] = 50;
    both->now->values[GUARD][0] = 0;
    struct movements *found = find(both);
    assert_true(fabs(effect_of(found, 0, GUARD) + 53.5) < 1e-9);
    assert_true(fabs(effect_of(found, 0, RISING) + 7.5) < 1e-9); /* alone 15, beside the cap nothing */
    movements_free(found);
}

/* As another class nothing of objective 1 (from 0) applies; of objective 0 all still does. */
static void what_kind_of_asset_it_is_counts_as_a_fact(void **state) {
    struct both *both = *state;

    both->before->values[CONDITION][0] = both->now->values[CONDITION][0] = 1;
    both->now->assets[0].key = PORTFOLIO_DUTIES;
    struct movements *found = find(both);
    assert_int_equal(found->count, 1);
    assert_int_equal(found->items[0].objective, 1);
    assert_true(found->items[0].fact == MOVEMENT_KIND);
    assert_true(isnan(found->items[0].effect));
    movements_free(found);
}

static void what_only_one_run_has_is_left_out(void **state) {
    struct both *both = *state;

    both->now->values[RISING][0] = 50;
    both->match[0] = SIZE_MAX;
    struct movements *found = find(both);
    assert_int_equal(found->count, 0);
    movements_free(found);
}

/* More what-ifs than are judged at once: each row still gets its own. */
static void any_number_of_assets_is_told_apart(void **state) {
    enum { MANY = 5000 };
    struct both *both = *state;
    struct both many = {both->criteria, small_portfolio(MANY), small_portfolio(MANY), {0}};
    size_t *match = memory_array(MANY, sizeof *match);

    for (size_t row = 0; row < MANY; row++) {
        match[row] = row;
        for (size_t f = 0; f < FACTS; f++)
            many.now->values[f][row] = many.before->values[f][row] = both->now->values[f][0];
        many.now->values[RISING][row] = row % 2 ? 50 : 0;
    }
    struct judgement *now = judge(many.now, both->criteria, JUDGE_SCORES);
    struct judgement *before = judge(many.before, both->criteria, JUDGE_SCORES);
    struct movements *found =
        movements_find(&(struct movements_asked){many.now, many.before, match, both->criteria, now, before});
    assert_int_equal(found->count, MANY);
    for (size_t i = 0; i < found->count; i++) {
        assert_true(found->items[i].row == i);
        assert_true(fabs(found->items[i].effect - (i % 2 ? -15 : -25)) < 1e-9);
    }
    movements_free(found);
    judgement_free(now);
    judgement_free(before);
    portfolio_free(many.now);
    portfolio_free(many.before);
    free(match);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(one_fact_that_changed_has_all_of_the_change), TEST(what_stays_or_hardly_moves_is_not_told),
        TEST(a_guard_and_a_fact_share_what_both_did),      TEST(what_kind_of_asset_it_is_counts_as_a_fact),
        TEST(what_only_one_run_has_is_left_out),           TEST(any_number_of_assets_is_told_apart),
    };
    return cmocka_run_group_tests_name("movement", tests, NULL, NULL);
}
