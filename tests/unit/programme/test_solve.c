/* The real terrier-solve, against every plan that there is where there are few. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/programme/plan_rank.h"
#include "engine/programme/plan_verify.h"
#include "engine/runs/solve.h"
#include "tests/support/check.h"
#include "tools/benchmarks/made_plan.h"

static const struct plan_stop EXACT = {.gap = 0, .nodes = 100000};

static struct plan_answer *solve(const struct plan *plan, struct plan_stop stop) {
    struct plan_answer *answer;
    struct error err = {0};
    if (solve_plan(&answer, plan, &stop, NULL, NULL, &err) != STATUS_OK) fail_msg("%s", err.message);
    return answer;
}

struct best {
    bool any;
    int64_t value;
};

/* Every plan of the assets from `asset` on. */
static void enumerate(const struct plan *plan, const size_t *first, int32_t asset, int32_t *taken,
                      struct best *best) {
    struct error err;
    int64_t rest;
    if (asset < plan->assets) {
        taken[asset] = PLAN_NONE;
        enumerate(plan, first, asset + 1, taken, best);
        for (size_t i = first[asset]; i < first[asset + 1]; i++) {
            taken[asset] = (int32_t)i;
            enumerate(plan, first, asset + 1, taken, best);
        }
        return;
    }
    struct plan_funding funding = plan_funding_of(plan, taken, &rest);
    if (rest || plan_verify(plan, taken, &funding, &err) != STATUS_OK) return;
    int64_t value = plan_value(plan, taken, &funding);
    if (!best->any || value > best->value) *best = (struct best){true, value};
}

static void no_plan_is_better_where_all_can_be_tried(void **state) {
    (void)state;
    int infeasible = 0;
    for (uint64_t seed = 1; seed <= 10; seed++) {
        struct plan *plan = made_plan(&(struct made_plan){.seed = seed,
                                                          .assets = 4,
                                                          .options = 3,
                                                          .years = 2,
                                                          .floor = 0.1 * (double)(seed % 4),
                                                          .money = 0.6});
        int32_t taken[4];
        struct best best = {0};
        size_t *first = plan_firsts(plan);
        enumerate(plan, first, 0, taken, &best);
        struct plan_answer *answer = solve(plan, EXACT);
        infeasible += !best.any;
        assert_int_equal(answer->outcome, best.any ? PLAN_BEST : PLAN_INFEASIBLE);
        if (best.any) assert_int_equal(answer->value, best.value);
        if (!best.any) assert_true(answer->mend_count > 0);
        plan_answer_free(answer);
        free(first);
        plan_free(plan);
    }
    assert_in_range(infeasible, 1, 9);
}

/* Moves what the answer says has to give way. */
static void mend(struct plan *plan, const struct plan_mend *mend) {
    for (size_t i = 0; mend->kind == PLAN_MEND_SETTING && i < plan->limit_count; i++) {
        struct plan_limit *limit = &plan->limits[i];
        int64_t move = (int64_t)ceil((double)mend->amount * (double)limit->weight / (double)PLAN_MILLION);
        if (limit->setting == mend->number) limit->bound += limit->least ? -move : move;
    }
    for (int year = 0; mend->kind == PLAN_MEND_FUND && year < plan->years; year++)
        plan->funds[mend->number].limit[year] += plan_fund_part(mend->amount, year, plan->years);
}

/* A floor that gives way, and money that does: only what can be set, and never receipts. */
static void what_is_to_give_way_mends_it(void **state) {
    static const struct made_plan models[] = {
        {5, 20, 8, 3, 0.9, 0.02}, {4, 20, 8, 3, 0.7, 0.1}, {4, 20, 8, 3, 0.8, 0.1}};
    (void)state;
    int settings = 0, funds = 0;
    for (size_t model = 0; model < sizeof models / sizeof *models; model++) {
        struct plan *plan = made_plan(&models[model]);
        struct plan_answer *answer = solve(plan, (struct plan_stop){.gap = 1000, .nodes = 500});
        assert_int_equal(answer->outcome, PLAN_INFEASIBLE);
        for (size_t i = 0; i < answer->mend_count; i++) {
            const struct plan_mend *one = &answer->mends[i];
            settings += one->kind == PLAN_MEND_SETTING;
            funds += one->kind == PLAN_MEND_FUND;
            assert_int_equal(one->amount > 0, one->kind == PLAN_MEND_SETTING || one->kind == PLAN_MEND_FUND);
            assert_false(one->kind == PLAN_MEND_FUND && plan->funds[one->number].share > 0);
            mend(plan, one);
        }
        plan_answer_free(answer);
        answer = solve(plan, (struct plan_stop){.gap = 20000, .nodes = 2000});
        assert_true(answer->outcome == PLAN_BEST || answer->outcome == PLAN_NODES);
        plan_answer_free(answer);
        plan_free(plan);
    }
    assert_true(settings > 0 && funds > 0);
}

static void it_repeats_beats_ranking_and_stays_below_its_bound(void **state) {
    (void)state;
    struct plan *plan = made_plan(
        &(struct made_plan){.seed = 7, .assets = 60, .options = 8, .years = 5, .floor = 0.2, .money = 0.2});
    struct plan_stop stop = {.gap = 5000, .nodes = 200};
    struct plan_answer *answer = solve(plan, stop), *again = solve(plan, stop);
    int32_t cut[60];
    int64_t rest;
    plan_rank_and_cut(plan, cut);
    struct plan_funding funding = plan_funding_of(plan, cut, &rest);
    assert_true(answer->value > plan_value(plan, cut, &funding));
    assert_true(answer->value <= answer->bound);
    assert_int_equal(answer->value, again->value);
    assert_int_equal(answer->bound, again->bound);
    assert_memory_equal(answer->taken, again->taken, sizeof cut);
    plan_answer_free(answer);
    plan_answer_free(again);
    plan_free(plan);
}

/* What is begun from stays where the search has no time to do better; the next best is another option. */
static void it_begins_from_a_plan_and_says_what_comes_next(void **state) {
    (void)state;
    struct plan *plan = made_plan(
        &(struct made_plan){.seed = 7, .assets = 60, .options = 8, .years = 5, .floor = 0.2, .money = 0.2});
    struct plan_answer *answer = solve(plan, (struct plan_stop){.gap = 5000, .nodes = 200});
    int nexts = 0;
    for (int32_t asset = 0; asset < plan->assets; asset++) {
        if (answer->taken[asset] == PLAN_NONE || answer->next[asset] == PLAN_NONE) continue;
        const struct plan_choice *next = &plan->choices[answer->next[asset]];
        assert_int_equal(next->asset, asset);
        assert_int_not_equal(next->option, plan->choices[answer->taken[asset]].option);
        nexts++;
    }
    assert_true(nexts > 0);
    plan_begin_from(plan, answer->taken);
    struct plan_answer *again = solve(plan, (struct plan_stop){.gap = PLAN_MILLION, .nodes = 1});
    assert_true(again->value >= answer->value);
    plan_answer_free(answer);
    plan_answer_free(again);
    plan_free(plan);
}

/* The same choices, and before each one a twin that costs as much and is worth a little less. */
static struct plan *with_twins(const struct plan *from) {
    struct plan *plan = plan_new(from->years, from->needs, from->assets);
    for (size_t i = 0; i < from->fund_count; i++)
        plan_add_fund(plan, &from->funds[i]);
    for (size_t i = 0; i < from->limit_count; i++)
        plan_add_limit(plan, &from->limits[i]);
    for (size_t i = 0; i < 2 * from->choice_count; i++) {
        const struct plan_choice *choice = &from->choices[i / 2];
        int64_t less = i % 2 ? 0 : 1 + llabs(choice->value) / 1000;
        plan_add_choice(plan, choice->asset, choice->option, choice->start, choice->value - less);
        for (size_t j = 0; j < choice->amount_count; j++)
            plan_add_amount(plan, from->amounts[choice->first_amount + j].key,
                            from->amounts[choice->first_amount + j].amount);
    }
    return plan;
}

/* What a dominated choice takes of money and limits is counted around it. */
static void a_plan_of_dominated_choices_is_made_better(void **state) {
    (void)state;
    struct plan *from = made_plan(
        &(struct made_plan){.seed = 3, .assets = 200, .options = 8, .years = 5, .floor = 0.2, .money = 0.2});
    struct plan *plan = with_twins(from);
    struct plan_answer *answer = solve(from, (struct plan_stop){.gap = 3000, .nodes = 600});
    int64_t rest;
    for (int32_t asset = 0; asset < from->assets; asset++)
        if (answer->taken[asset] != PLAN_NONE) answer->taken[asset] *= 2;
    struct plan_funding funding = plan_funding_of(plan, answer->taken, &rest);
    int64_t begun = plan_value(plan, answer->taken, &funding);
    plan_begin_from(plan, answer->taken);
    struct plan_answer *again = solve(plan, (struct plan_stop){.gap = 0, .nodes = 200});
    assert_true(again->value > begun);
    plan_answer_free(answer);
    plan_answer_free(again);
    plan_free(from);
    plan_free(plan);
}

static bool refuse(void *context, const struct plan_step *step) {
    (void)context;
    (void)step;
    return false;
}

static void it_stops_with_what_it_has_when_asked(void **state) {
    (void)state;
    struct plan *plan = made_plan(
        &(struct made_plan){.seed = 9, .assets = 200, .options = 8, .years = 5, .floor = 0, .money = 0.2});
    struct plan_stop stop = {.gap = 0, .nodes = 1000000};
    struct plan_answer *answer;
    struct error err = {0};
    assert_int_equal(solve_plan(&answer, plan, &stop, refuse, NULL, &err), STATUS_OK);
    assert_int_equal(answer->outcome, PLAN_CANCELLED);
    assert_true(answer->value > 0);
    plan_answer_free(answer);
    plan_free(plan);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_plan_is_better_where_all_can_be_tried),
        cmocka_unit_test(what_is_to_give_way_mends_it),
        cmocka_unit_test(it_repeats_beats_ranking_and_stays_below_its_bound),
        cmocka_unit_test(it_begins_from_a_plan_and_says_what_comes_next),
        cmocka_unit_test(a_plan_of_dominated_choices_is_made_better),
        cmocka_unit_test(it_stops_with_what_it_has_when_asked),
    };
    setenv("TERRIER_SOLVE", TERRIER_SOLVE_PROGRAM, 0);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
