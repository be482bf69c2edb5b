/* What would change a rating, held against judging again just before and just after. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/objectives/sensitivity.h"
#include "tests/support/check.h"
#include "tests/unit/objectives/small.h"

enum { ASSETS = 50, SEEDS = 3, TESTS = 8, OBJECTIVES = 2, GRID = 140 };

static const double truths[] = {0, 1};
static const double steps[] = {0, 25, 50, 75, 100};
static struct sensitivity_fact facts[FACTS];
static struct sensitivity_rules rules;

static struct criteria *criteria;
static struct sensitivity *asked;

static int set_up(void **state) {
    static const char *const codes[FACTS] = {"rising", "falling", "record", "condition", "guard", "ageing"};

    (void)state;
    rules = (struct sensitivity_rules){.weight_spread = 0.2, .weight_reach = 1, .draws = 1000, .seed = 7};
    for (size_t f = 0; f < FACTS; f++)
        facts[f] = (struct sensitivity_fact){.code = codes[f]};
    facts[CONDITION].values = truths;
    facts[CONDITION].value_count = 2;
    facts[FALLING].values = steps; /* a code, as it were */
    facts[FALLING].value_count = 5;
    criteria = small_criteria();
    criteria->today = 20000;
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    sensitivity_free(asked);
    asked = NULL;
    criteria_free(criteria);
    return 0;
}

static void ask(void) {
    struct error err = {0};

    sensitivity_free(asked);
    asked = NULL;
    assert_int_equal(sensitivity_new(&asked, criteria, facts, &rules, &err), STATUS_OK);
}

/* --- assets by chance --- */

static double random_fact(size_t fact, uint64_t *seed) {
    if (small_random(seed) < 0.2) return NAN;
    if (fact == CONDITION) return small_random(seed) < 0.5;
    if (fact == GUARD) return floor(small_random(seed) * 3.5 > 3 ? 2 : small_random(seed) * 3);
    if (fact == FALLING) return steps[(size_t)(small_random(seed) * 5)];
    return small_random(seed) * 120 - 10;
}

static struct portfolio *by_chance(uint64_t seed) {
    struct portfolio *portfolio = small_portfolio(ASSETS);

    for (size_t i = 0; i < ASSETS; i++)
        for (size_t f = 0; f < FACTS; f++)
            portfolio_set(portfolio, f, i, random_fact(f, &seed), PORTFOLIO_NO_DATE);
    return portfolio;
}

typedef void (*property)(const struct portfolio *portfolio, const struct judgement *judgement, size_t row,
                         const struct sensitivity_test *tests, size_t count);

/* Of every asset; the weights of commitments, the cap and what the guard depends on differ from seed to seed.
 */
static void holds(property check) {
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        criteria->commitments[1].weight = (double)seed;
        criteria->rules.cap_unproven = seed == 2 ? 75 : 69;
        criteria->items[3].condition = seed == 3 ? CONDITION : -1;
        ask();
        struct portfolio *portfolio = by_chance(seed);
        struct judgement *judgement = judge(portfolio, criteria, JUDGE_DETAIL);
        for (size_t row = 0; row < ASSETS; row++) {
            struct sensitivity_test tests[TESTS];
            check(portfolio, judgement, row, tests,
                  sensitivity_tests_of(tests, portfolio, criteria, judgement, row));
        }
        judgement_free(judgement);
        portfolio_free(portfolio);
    }
}

static bool same(double a, double b) {
    return memcmp(&a, &b, sizeof a) == 0 || (isnan(a) && isnan(b));
}

static void stands(const struct portfolio *portfolio, const struct judgement *judgement, size_t row,
                   const struct sensitivity_test *tests, size_t count) {
    (void)portfolio;
    for (size_t o = 0; o < OBJECTIVES; o++) {
        const struct result *judged = judgement_objective(judgement, o, row);
        struct result stands = sensitivity_stands(asked, tests, count, o);
        assert_true(same(stands.score, judged->score) && same(stands.uncapped, judged->uncapped));
        assert_true(same(stands.coverage, judged->coverage));
        assert_int_equal(stands.rating, judged->rating);
        assert_int_equal(stands.guard, judged->guard);
        assert_int_equal(stands.failed, judged->failed);
        assert_int_equal(stands.unproven, judged->unproven);
    }
}

static void what_stands_is_what_the_judge_says_to_the_bit(void **state) {
    (void)state;
    holds(stands);
}

/* --- facts --- */

static int rank(uint8_t rating) {
    return rating == RATING_GREEN ? 3 : rating == RATING_AMBER ? 2 : rating == RATING_RED ? 0 : 1;
}

/* The ratings of an asset on an objective with a fact set to each value. */
static void judge_with(const struct portfolio *portfolio, size_t row, size_t objective, size_t fact,
                       const double *values, size_t count, uint8_t *ratings) {
    size_t rows[4 * GRID] = {0};

    for (size_t i = 0; i < count; i++)
        rows[i] = row;
    struct portfolio *copies = portfolio_pick(portfolio, rows, count);
    for (size_t i = 0; i < count; i++)
        portfolio_set(copies, fact, i, values[i], PORTFOLIO_NO_DATE);
    struct judgement *judgement = judge(copies, criteria, JUDGE_SCORES);
    for (size_t i = 0; i < count; i++)
        ratings[i] = judgement_objective(judgement, objective, i)->rating;
    judgement_free(judgement);
    portfolio_free(copies);
}

static bool within(const struct sensitivity_move *move, double value) {
    if (move->rating == RATING_COUNT) return false;
    return (value > move->low || (move->low_in && value == move->low)) &&
           (value < move->high || (move->high_in && value == move->high));
}

/* How far a value is from now; of what is not known all are as far. */
static double far(double value, double now) {
    return isnan(now) ? 0 : fabs(value - now);
}

static double nearest(const struct sensitivity_move *move, double now) {
    if (move->rating == RATING_COUNT) return INFINITY;
    return now < move->low ? move->low - now : now > move->high ? now - move->high : 0;
}

/* On a grid with points just beside each end: within the move all differ, nothing nearer does. */
static void check_numbers(const struct portfolio *portfolio, size_t row, size_t objective,
                          const struct sensitivity_change *change, uint8_t now) {
    double values[4 * GRID];
    uint8_t ratings[4 * GRID];
    size_t count = 0;
    const double ends[] = {change->better.low, change->better.high, change->worse.low, change->worse.high};

    for (size_t i = 0; i < GRID; i++)
        values[count++] = (double)i - 15.25;
    for (size_t e = 0; e < 4; e++)
        for (int side = -1; side <= 1; side += 2)
            if (isfinite(ends[e])) values[count++] = ends[e] + side * 1e-7;
    judge_with(portfolio, row, objective, change->fact, values, count, ratings);
    for (size_t i = 0; i < count; i++) {
        for (int better = 0; better < 2; better++) {
            const struct sensitivity_move *move = better ? &change->better : &change->worse;
            bool differs = better ? rank(ratings[i]) > rank(now) : rank(ratings[i]) < rank(now);
            if (within(move, values[i])) assert_true(differs);
            if (!differs) continue;
            assert_int_not_equal(move->rating, RATING_COUNT);
            if (!isnan(change->value))
                assert_true(far(values[i], change->value) >= nearest(move, change->value) - 1e-6);
        }
    }
}

static void check_each(const struct portfolio *portfolio, size_t row, size_t objective,
                       const struct sensitivity_change *change, uint8_t now) {
    static const double guards[] = {0, 1, 2};
    const double *values = change->kind == CHANGE_GUARD       ? guards
                           : change->kind == CHANGE_CONDITION ? truths
                                                              : facts[change->fact].values;
    size_t count = change->kind == CHANGE_GUARD ? 3 : change->kind == CHANGE_CONDITION ? 2 : 5;
    uint8_t ratings[8];
    bool any_better = false, any_worse = false;

    judge_with(portfolio, row, objective, change->fact, values, count, ratings);
    for (size_t i = 0; i < count; i++) {
        if (values[i] == change->value) continue;
        any_better |= rank(ratings[i]) > rank(now);
        any_worse |= rank(ratings[i]) < rank(now);
        if (within(&change->better, values[i])) assert_int_equal(ratings[i], change->better.rating);
        if (within(&change->worse, values[i])) assert_int_equal(ratings[i], change->worse.rating);
    }
    assert_int_equal(any_better, change->better.rating != RATING_COUNT);
    assert_int_equal(any_worse, change->worse.rating != RATING_COUNT);
}

static void moves(const struct portfolio *portfolio, const struct judgement *judgement, size_t row,
                  const struct sensitivity_test *tests, size_t count) {
    struct sensitivity_change changes[2 * TESTS];

    for (size_t o = 0; o < OBJECTIVES; o++) {
        uint8_t now = judgement_objective(judgement, o, row)->rating;
        size_t found = sensitivity_changes(asked, tests, count, o, changes);
        for (size_t i = 0; i < found; i++) {
            if (changes[i].kind == CHANGE_VALUE && !facts[changes[i].fact].values)
                check_numbers(portfolio, row, o, &changes[i], now);
            else
                check_each(portfolio, row, o, &changes[i], now);
        }
    }
}

static void a_rating_turns_where_it_is_said_to_and_nowhere_nearer(void **state) {
    (void)state;
    holds(moves);
}

/* A curve that rises and falls again: use of capacity. */
static void a_number_may_be_too_much_as_well_as_too_little(void **state) {
    static const struct curve_point use[] = {{20, 0}, {60, 70}, {80, 100}, {100, 100}, {120, 40}};

    (void)state;
    criteria->items[0].curve = criteria->items[5].curve = (struct curve){use, 5};
    holds(moves);
}

/* One objective of one test: rising to 40 at 50 and to 100 at 100, so that 70 is reached at 75. */
static void the_least_change_is_exact(void **state) {
    struct portfolio *portfolio = small_portfolio(1);
    struct sensitivity_test tests[TESTS];
    struct sensitivity_change changes[2 * TESTS];

    (void)state;
    ask();
    portfolio_set(portfolio, CONDITION, 0, 1, PORTFOLIO_NO_DATE);
    portfolio_set(portfolio, RISING, 0, 60, PORTFOLIO_NO_DATE);
    struct judgement *judgement = judge(portfolio, criteria, JUDGE_DETAIL);
    size_t count = sensitivity_tests_of(tests, portfolio, criteria, judgement, 0);
    assert_int_equal(sensitivity_changes(asked, tests, count, 1, changes), 1);
    assert_int_equal(changes[0].better.rating, RATING_GREEN);
    assert_true(changes[0].better.low == 75 && changes[0].better.low_in);
    assert_true(isinf(changes[0].better.high));
    assert_int_equal(changes[0].worse.rating, RATING_RED);
    assert_true(changes[0].worse.high == 50 && !changes[0].worse.high_in);
    judgement_free(judgement);
    portfolio_free(portfolio);
}

static void guards(const struct portfolio *portfolio, const struct judgement *judgement, size_t row,
                   const struct sensitivity_test *tests, size_t count) {
    static const double passed[] = {2};
    const struct result *judged = judgement_objective(judgement, 0, row);
    uint8_t would = sensitivity_guards_passed(asked, tests, count, 0), rating;

    assert_int_equal(sensitivity_guards_passed(asked, tests, count, 1), RATING_COUNT);
    assert_int_equal(would == RATING_COUNT, judged->failed + judged->unproven == 0);
    if (would == RATING_COUNT || isnan(portfolio->values[CONDITION][row])) return;
    judge_with(portfolio, row, 0, GUARD, passed, 1, &rating);
    assert_int_equal(would, rating);
}

static void it_is_said_what_passing_the_must_hold_tests_would_do(void **state) {
    (void)state;
    holds(guards);
}

/* --- weights --- */

static uint8_t judge_weighed(const struct portfolio *one, size_t objective,
                             const struct sensitivity_weight *weight, double change) {
    double *at = weight->of_commitment ? &criteria->commitments[weight->index].weight
                                       : &criteria->items[weight->index].weight;
    double before = *at;

    *at = before * (1 + change);
    struct judgement *judgement = judge(one, criteria, JUDGE_SCORES);
    uint8_t rating = judgement_objective(judgement, objective, 0)->rating;
    judgement_free(judgement);
    *at = before;
    return rating;
}

static void check_weight(const struct portfolio *one, size_t objective,
                         const struct sensitivity_weight *weight, uint8_t now) {
    double least = isnan(weight->less) ? -0.9999 : weight->less + 1e-7;
    double most = isnan(weight->more) ? 0.9999 : weight->more - 1e-7;

    if (!isnan(weight->less)) {
        assert_true(weight->less <= 0 && weight->less > -1);
        assert_int_equal(judge_weighed(one, objective, weight, weight->less - 1e-7), weight->less_rating);
        assert_int_not_equal(weight->less_rating, now);
    }
    if (!isnan(weight->more)) {
        assert_true(weight->more >= 0 && weight->more < 1);
        assert_int_equal(judge_weighed(one, objective, weight, weight->more + 1e-7), weight->more_rating);
        assert_int_not_equal(weight->more_rating, now);
    }
    for (int i = 0; i <= 12; i++) {
        double change = least + (most - least) * i / 12;
        if (least < most) assert_int_equal(judge_weighed(one, objective, weight, change), now);
    }
}

static void weights(const struct portfolio *portfolio, const struct judgement *judgement, size_t row,
                    const struct sensitivity_test *tests, size_t count) {
    struct sensitivity_weight found[TESTS + 3];
    struct portfolio *one = portfolio_pick(portfolio, &row, 1);

    for (size_t o = 0; o < OBJECTIVES; o++) {
        size_t many = sensitivity_weights(asked, tests, count, o, found);
        for (size_t i = 0; i < many; i++)
            check_weight(one, o, &found[i], judgement_objective(judgement, o, row)->rating);
    }
    portfolio_free(one);
}

static void a_weight_turns_a_rating_where_it_is_said_to_and_nowhere_nearer(void **state) {
    (void)state;
    holds(weights);
}

/* --- draws --- */

static void sums(const struct portfolio *portfolio, const struct judgement *judgement, size_t row,
                 const struct sensitivity_test *tests, size_t count) {
    struct sensitivity_draws drawn[OBJECTIVES];

    sensitivity_draw(asked, portfolio->assets[row].asset_id, tests, count, drawn);
    for (size_t o = 0; o < OBJECTIVES; o++) {
        int sum = 0;
        for (size_t r = 0; r < RATING_COUNT; r++)
            sum += drawn[o].ratings[r];
        assert_int_equal(sum, rules.draws);
        assert_int_equal(drawn[o].rating, judgement_objective(judgement, o, row)->rating);
        if (rules.weight_spread == 0) assert_true(sensitivity_stays(&drawn[o]) == 1);
        if (sensitivity_stays(&drawn[o]) == 1)
            assert_int_equal(sensitivity_else(&drawn[o]), RATING_COUNT);
        else
            assert_true(drawn[o].ratings[sensitivity_else(&drawn[o])] > 0);
    }
}

static void every_draw_has_a_rating(void **state) {
    (void)state;
    holds(sums);
    rules.weight_spread = 0; /* and without uncertainty it is the one that stands */
    holds(sums);
}

/* Rising at 100, ageing at 50 points, of one weight each: half of all draws are above their mean of 75. */
static struct portfolio *at_the_limit(double rising, double ageing) {
    struct portfolio *portfolio = small_portfolio(1);

    criteria->rules.rating_green = 75;
    criteria->items[1].kind = criteria->items[2].kind = CRITERION_EVIDENCE;
    criteria->items[1].weight = criteria->items[2].weight = 0;
    portfolio_set(portfolio, RISING, 0, rising, PORTFOLIO_NO_DATE);
    portfolio_set(portfolio, AGEING, 0, ageing, 20000 - 1461);
    return portfolio;
}

static double stays(struct portfolio *portfolio, int64_t asset_id) {
    struct sensitivity_test tests[TESTS];
    struct sensitivity_draws drawn[OBJECTIVES];

    ask();
    struct judgement *judgement = judge(portfolio, criteria, JUDGE_DETAIL);
    size_t count = sensitivity_tests_of(tests, portfolio, criteria, judgement, 0);
    sensitivity_draw(asked, asset_id, tests, count, drawn);
    judgement_free(judgement);
    return sensitivity_stays(&drawn[0]);
}

static void at_a_limit_half_of_the_draws_of_weights_turn_it(void **state) {
    struct portfolio *portfolio = at_the_limit(100, 50.0 + 50.0 / 6);

    (void)state;
    rules.draws = 10000;
    assert_true(fabs(stays(portfolio, 1) - 0.5) < 0.02);
    assert_true(stays(portfolio, 1) == stays(portfolio, 2)); /* weights are the same for all assets */
    portfolio_set(portfolio, AGEING, 0, 100, PORTFOLIO_NO_DATE);
    assert_true(stays(portfolio, 1) == 1);
    portfolio_free(portfolio);
}

/* A factor of mean one, exp(s z - s2 / 2), is at least one where z is at least s / 2. */
static void a_fact_is_drawn_by_its_spread_and_its_age(void **state) {
    struct portfolio *portfolio = at_the_limit(75 + 25.0 / 6, 75 + 25.0 / 6); /* 75 points each */

    (void)state;
    rules.draws = 10000;
    rules.weight_spread = 0;
    assert_true(stays(portfolio, 1) == 1);
    facts[AGEING] = (struct sensitivity_fact){
        .code = "ageing", .spread = SPREAD_RELATIVE, .amount = 0.1, .per_year = 0.2, .most = 0.5};
    assert_true(fabs(stays(portfolio, 1) - 0.40129) < 0.016); /* 0.1 + 4 x 0.2, but at most 0.5 */
    assert_true(stays(portfolio, 1) != stays(portfolio, 2));
    facts[AGEING].per_year = 0.05;
    assert_true(fabs(stays(portfolio, 1) - 0.44038) < 0.016); /* 0.1 + 4 x 0.05 */
    portfolio_free(portfolio);
}

static void a_code_is_drawn_a_step_up_or_down(void **state) {
    static const double values[] = {0, 75 + 25.0 / 6, 100};
    struct portfolio *portfolio = at_the_limit(values[1], values[1]);

    (void)state;
    rules.draws = 10000;
    rules.weight_spread = 0;
    facts[AGEING] = (struct sensitivity_fact){.code = "ageing",
                                              .values = values,
                                              .value_count = 3,
                                              .spread = SPREAD_STEPS,
                                              .amount = 0.1,
                                              .most = 0.1};
    assert_true(fabs(stays(portfolio, 1) - 0.9) < 0.01); /* a step down is worse, up no worse */
    portfolio_free(portfolio);
}

static void spreads_that_make_no_sense_are_refused(void **state) {
    struct error err = {0};

    (void)state;
    rules.weight_spread = 1;
    assert_int_equal(sensitivity_new(&asked, criteria, facts, &rules, &err), STATUS_INVALID);
    rules.weight_spread = 0.2;
    rules.draws = 10;
    assert_int_equal(sensitivity_new(&asked, criteria, facts, &rules, &err), STATUS_INVALID);
    rules.draws = 100;
    rules.weight_reach = NAN;
    assert_int_equal(sensitivity_new(&asked, criteria, facts, &rules, &err), STATUS_INVALID);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_stands_is_what_the_judge_says_to_the_bit),
        TEST(a_rating_turns_where_it_is_said_to_and_nowhere_nearer),
        TEST(a_number_may_be_too_much_as_well_as_too_little),
        TEST(the_least_change_is_exact),
        TEST(it_is_said_what_passing_the_must_hold_tests_would_do),
        TEST(a_weight_turns_a_rating_where_it_is_said_to_and_nowhere_nearer),
        TEST(every_draw_has_a_rating),
        TEST(at_a_limit_half_of_the_draws_of_weights_turn_it),
        TEST(a_fact_is_drawn_by_its_spread_and_its_age),
        TEST(a_code_is_drawn_a_step_up_or_down),
        TEST(spreads_that_make_no_sense_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
