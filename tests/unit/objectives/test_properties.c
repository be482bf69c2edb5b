/* What must hold of any portfolio: seeded random ones, of a size that crosses the judge's blocks. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/objectives/estate.h"
#include "tests/support/check.h"
#include "tests/unit/objectives/small.h"

enum { ASSETS = 1300, SEEDS = 5 };

static double random_fact(size_t fact, uint64_t *seed) {
    if (small_random(seed) < 0.3) return NAN;
    if (fact == CONDITION) return small_random(seed) < 0.5;
    if (fact == GUARD) return floor(small_random(seed) * 3);
    return small_random(seed) * 120 - 10;
}

static struct portfolio *random_portfolio(uint64_t seed) {
    struct portfolio *portfolio = small_portfolio(ASSETS);

    for (size_t i = 0; i < ASSETS; i++) {
        struct portfolio_asset *asset = &portfolio->assets[i];
        asset->key = (uint8_t)(small_random(&seed) * PORTFOLIO_KEYS);
        if (small_random(&seed) < 0.5) asset->key = 0;
        asset->scored = small_random(&seed) < 0.95;
        asset->floor_area_m2 = small_random(&seed) < 0.1 ? NAN : small_random(&seed) * 5000;
        for (size_t f = 0; f < FACTS; f++)
            portfolio_set(portfolio, f, i, random_fact(f, &seed),
                          small_random(&seed) < 0.5 ? (int32_t)(small_random(&seed) * 20000)
                                                    : PORTFOLIO_NO_DATE);
    }
    return portfolio;
}

typedef void (*property)(const struct portfolio *portfolio, const struct criteria *criteria, uint64_t seed);

static void holds(property check) {
    struct criteria *criteria = small_criteria();
    criteria->today = 20000;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        struct portfolio *portfolio = random_portfolio(seed);
        check(portfolio, criteria, seed);
        portfolio_free(portfolio);
    }
    criteria_free(criteria);
}

static void raising(const struct portfolio *portfolio, const struct criteria *criteria, uint64_t seed) {
    struct portfolio *raised = portfolio_overlay(portfolio);
    for (size_t i = 0; i < ASSETS; i++)
        portfolio_set(raised, RISING, i, portfolio->values[RISING][i] + small_random(&seed) * 30,
                      portfolio_date(portfolio, RISING, i));
    struct judgement *before = judge(portfolio, criteria, JUDGE_SCORES);
    struct judgement *after = judge(raised, criteria, JUDGE_SCORES);
    for (size_t i = 0; i < ASSETS * criteria->objective_count; i++) {
        assert_true(isnan(before->objectives[i].score) == isnan(after->objectives[i].score));
        assert_false(after->objectives[i].score < before->objectives[i].score);
    }
    judgement_free(before);
    judgement_free(after);
    portfolio_free(raised);
}

static void raising_a_fact_along_a_rising_curve_never_lowers_a_score(void **state) {
    (void)state;
    holds(raising);
}

/* Forgetting a fact leaves the mean of the others: between the least and the most that they earned. */
static void forgetting(const struct portfolio *portfolio, const struct criteria *criteria, uint64_t seed) {
    (void)seed;
    struct judgement *judgement = judge(portfolio, criteria, JUDGE_DETAIL);
    for (size_t i = 0; i < ASSETS; i++) {
        double least = INFINITY;
        const struct result *result = judgement_commitment(judgement, 0, i);
        if (isnan(result->score)) continue;
        for (size_t c = 0; c < 3; c++) {
            double points = judgement->points[c * ASSETS + i];
            if (!isnan(points) && points < least) least = points;
        }
        assert_true(result->score >= least - 1e-9);
    }
    judgement_free(judgement);
}

static void unknown_never_counts_as_zero(void **state) {
    (void)state;
    holds(forgetting);
}

static struct portfolio *reversed(const struct portfolio *portfolio) {
    struct portfolio *turned = small_portfolio(portfolio->count);
    for (size_t i = 0; i < portfolio->count; i++) {
        size_t from = portfolio->count - 1 - i;
        turned->assets[i] = portfolio->assets[from];
        for (size_t f = 0; f < FACTS; f++)
            portfolio_set(turned, f, i, portfolio->values[f][from], portfolio_date(portfolio, f, from));
    }
    return turned;
}

static bool same(double a, double b) {
    return memcmp(&a, &b, sizeof a) == 0 || (isnan(a) && isnan(b));
}

static void assert_same_estate(const struct portfolio *a, const struct judgement *ja,
                               const struct portfolio *b, const struct judgement *jb,
                               const struct criteria *criteria) {
    size_t *order_a = portfolio_order(a);
    size_t *order_b = portfolio_order(b);
    for (int basis = 0; basis < 2; basis++) {
        struct estate x = estate_of(a, criteria, ja->objectives, order_a, (enum estate_basis)basis);
        struct estate y = estate_of(b, criteria, jb->objectives, order_b, (enum estate_basis)basis);
        assert_true(same(x.score, y.score));
        assert_true(same(x.coverage, y.coverage));
        assert_int_equal(x.failed_guards, y.failed_guards);
    }
    free(order_a);
    free(order_b);
}

static void turning(const struct portfolio *portfolio, const struct criteria *criteria, uint64_t seed) {
    (void)seed;
    struct portfolio *turned = reversed(portfolio);
    struct judgement *a = judge(portfolio, criteria, JUDGE_SCORES);
    struct judgement *b = judge(turned, criteria, JUDGE_SCORES);
    for (size_t o = 0; o < criteria->objective_count; o++)
        for (size_t i = 0; i < ASSETS; i++) {
            const struct result *x = judgement_objective(a, o, i);
            const struct result *y = judgement_objective(b, o, ASSETS - 1 - i);
            assert_true(same(x->score, y->score) && same(x->confidence, y->confidence));
            assert_int_equal(x->rating, y->rating);
        }
    assert_same_estate(portfolio, a, turned, b, criteria);
    judgement_free(a);
    judgement_free(b);
    portfolio_free(turned);
}

static void the_order_of_assets_does_not_matter(void **state) {
    (void)state;
    holds(turning);
}

static void capping(const struct portfolio *portfolio, const struct criteria *criteria, uint64_t seed) {
    (void)seed;
    struct judgement *judgement = judge(portfolio, criteria, JUDGE_SCORES);
    for (size_t i = 0; i < ASSETS; i++) {
        const struct result *result = judgement_objective(judgement, 0, i);
        if (result->failed > 0) {
            assert_int_equal(result->rating, RATING_RED);
            assert_false(result->score > criteria->rules.cap_failed);
        }
        if (result->unproven > 0) assert_false(result->score > criteria->rules.cap_unproven);
        assert_false(result->score > result->uncapped);
        assert_false(result->confidence > result->coverage);
    }
    judgement_free(judgement);
}

static void a_guard_always_caps(void **state) {
    (void)state;
    holds(capping);
}

static void repeating(const struct portfolio *portfolio, const struct criteria *criteria, uint64_t seed) {
    (void)seed;
    struct judgement *a = judge(portfolio, criteria, JUDGE_DETAIL);
    struct judgement *b = judge(portfolio, criteria, JUDGE_SCORES);
    assert_memory_equal(a->objectives, b->objectives,
                        ASSETS * criteria->objective_count * sizeof *a->objectives);
    assert_memory_equal(a->commitments, b->commitments,
                        ASSETS * criteria->commitment_count * sizeof *a->commitments);
    judgement_free(a);
    judgement_free(b);
}

static void the_same_inputs_give_the_same_bits(void **state) {
    (void)state;
    holds(repeating);
}

/* In memory that another what-if was judged in. */
static void reusing(const struct portfolio *portfolio, const struct criteria *criteria, uint64_t seed) {
    struct portfolio *other = random_portfolio(seed + SEEDS);
    struct judgement *a = judge(portfolio, criteria, JUDGE_DETAIL);
    struct judgement *b = judge(other, criteria, JUDGE_DETAIL);
    judge_again(b, portfolio, criteria);
    assert_memory_equal(a->objectives, b->objectives,
                        ASSETS * criteria->objective_count * sizeof *a->objectives);
    assert_memory_equal(a->commitments, b->commitments,
                        ASSETS * criteria->commitment_count * sizeof *a->commitments);
    assert_memory_equal(a->states, b->states, ASSETS * criteria->count);
    assert_memory_equal(a->points, b->points, ASSETS * criteria->count * sizeof *a->points);
    judgement_free(a);
    judgement_free(b);
    portfolio_free(other);
}

static void judging_again_forgets_what_was_judged_before(void **state) {
    (void)state;
    holds(reusing);
}

static void assert_same_means(const struct estate *a, const struct estate *b) {
    assert_true(same(a->score, b->score));
    assert_true(same(a->coverage, b->coverage));
    assert_true(same(a->basis_total, b->basis_total));
    assert_int_equal(a->rating, b->rating);
    assert_int_equal(a->scored, b->scored);
    assert_int_equal(a->assets_unproven, b->assets_unproven);
    assert_memory_equal(a->ratings, b->ratings, sizeof a->ratings);
}

static void levelling(const struct portfolio *portfolio, const struct criteria *criteria, uint64_t seed) {
    (void)seed;
    struct judgement *judgement = judge(portfolio, criteria, JUDGE_SCORES);
    size_t *order = portfolio_order(portfolio);
    struct estate *levels = estate_levels(portfolio, criteria, judgement, order);
    for (size_t basis = 0; basis < ESTATE_BASES; basis++) {
        struct estate first =
            estate_of(portfolio, criteria, judgement->objectives, order, (enum estate_basis)basis);
        struct estate next =
            estate_of(portfolio, criteria, judgement->commitments, order, (enum estate_basis)basis);
        size_t commitments = criteria->objective_count * ESTATE_BASES;
        assert_same_means(&levels[basis], &first);
        assert_same_means(&levels[commitments + basis], &next);
    }
    free(levels);
    free(order);
    judgement_free(judgement);
}

static void all_levels_at_once_are_as_each_alone(void **state) {
    (void)state;
    holds(levelling);
}

static void overlaying(const struct portfolio *portfolio, const struct criteria *criteria, uint64_t seed) {
    struct portfolio *overlay = portfolio_overlay(portfolio);
    size_t changed = (size_t)(small_random(&seed) * ASSETS);
    portfolio_set(overlay, GUARD, changed, 0, 12345);
    struct judgement *a = judge(portfolio, criteria, JUDGE_SCORES);
    struct judgement *b = judge(overlay, criteria, JUDGE_SCORES);
    assert_ptr_equal(overlay->values[RISING], portfolio->values[RISING]);
    for (size_t i = 0; i < ASSETS; i++)
        if (i != changed)
            assert_memory_equal(judgement_objective(a, 0, i), judgement_objective(b, 0, i),
                                sizeof(struct result));
    judgement_free(a);
    judgement_free(b);
    portfolio_free(overlay);
}

static void a_what_if_on_one_asset_moves_no_other(void **state) {
    (void)state;
    holds(overlaying);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(raising_a_fact_along_a_rising_curve_never_lowers_a_score),
        cmocka_unit_test(unknown_never_counts_as_zero),
        cmocka_unit_test(the_order_of_assets_does_not_matter),
        cmocka_unit_test(a_guard_always_caps),
        cmocka_unit_test(the_same_inputs_give_the_same_bits),
        cmocka_unit_test(judging_again_forgets_what_was_judged_before),
        cmocka_unit_test(all_levels_at_once_are_as_each_alone),
        cmocka_unit_test(a_what_if_on_one_asset_moves_no_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
