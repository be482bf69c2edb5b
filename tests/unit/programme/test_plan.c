#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/programme/plan_options.h"
#include "engine/programme/plan_rank.h"
#include "engine/programme/plan_text.h"
#include "engine/programme/plan_verify.h"
#include "tests/support/check.h"
#include "tools/benchmarks/made_plan.h"

#define COST(year)    plan_key_of(PLAN_COST, 0, year)
#define RECEIPT(year) plan_key_of(PLAN_RECEIPT, 0, year)

static struct plan *small(int years, int32_t assets, struct plan_fund fund) {
    struct plan *plan = plan_new(years, 1, assets);
    fund.needs = 1;
    memcpy(fund.name, "capital", 8);
    plan_add_fund(plan, &fund);
    return plan;
}

static void holds(const struct plan *plan) {
    struct error err = {0};
    if (plan_check(plan, &err) != STATUS_OK) fail_msg("%s", err.message);
}

static int64_t short_of(const struct plan *plan, const int32_t *taken) {
    int64_t rest;
    plan_funding_of(plan, taken, &rest);
    return rest;
}

static void a_receipt_pays_for_what_comes_after_it_and_never_before(void **state) {
    (void)state;
    struct plan *plan = small(3, 2, (struct plan_fund){.carries = true, .share = PLAN_MILLION / 2});
    plan_add_choice(plan, 0, 0, 0, 1);
    plan_add_amount(plan, RECEIPT(1), 1000);
    for (int year = 0; year < 3; year++) {
        plan_add_choice(plan, 1, year, year, 1);
        plan_add_amount(plan, COST(year), 500);
    }
    holds(plan);
    assert_int_equal(short_of(plan, (int32_t[]){0, 1}), 500);
    assert_int_equal(short_of(plan, (int32_t[]){0, 2}), 0);
    assert_int_equal(short_of(plan, (int32_t[]){0, 3}), 0);
    plan_free(plan);
}

static void a_fund_that_does_not_carry_over_loses_what_is_left(void **state) {
    (void)state;
    for (int carries = 0; carries < 2; carries++) {
        struct plan *plan = small(2, 1, (struct plan_fund){.carries = carries, .limit = {60, 60}});
        plan_add_choice(plan, 0, 0, 1, 1);
        plan_add_amount(plan, COST(1), 100);
        holds(plan);
        assert_int_equal(short_of(plan, (int32_t[]){0}), carries ? 0 : 40);
        plan_free(plan);
    }
}

static void a_fund_gives_up_a_need_that_another_can_pay(void **state) {
    (void)state;
    struct plan *plan = plan_new(1, 2, 2);
    struct plan_fund wide = {.name = "wide", .needs = 3, .limit = {100}};
    struct plan_fund narrow = {.name = "narrow", .needs = 1, .price = 1000, .limit = {100}};
    plan_add_fund(plan, &wide);
    plan_add_fund(plan, &narrow);
    plan_add_choice(plan, 0, 0, 0, 1);
    plan_add_amount(plan, plan_key_of(PLAN_COST, 0, 0), 100);
    plan_add_choice(plan, 1, 0, 0, 1);
    plan_add_amount(plan, plan_key_of(PLAN_COST, 1, 0), 100);
    int64_t rest;
    struct plan_funding funding = plan_funding_of(plan, (int32_t[]){0, 1}, &rest);
    assert_int_equal(rest, 0);
    assert_int_equal(funding.paid[0][1][0], 100);
    assert_int_equal(funding.paid[1][0][0], 100);
    assert_int_equal(plan_funding_price(plan, &funding), 1); /* a tenth of a penny, rounded up */
    plan_free(plan);
}

static void a_plan_that_breaks_anything_is_refused_by_name(void **state) {
    (void)state;
    struct error err = {0};
    struct plan *plan = small(2, 1, (struct plan_fund){.carries = true, .limit = {50, 50}});
    struct plan_limit host = {.name = "host.1", .key = plan_key_of(PLAN_ROOM, 1, 0), .bound = 5};
    plan_add_limit(plan, &host);
    plan_add_choice(plan, 0, 0, 0, 1);
    plan_add_amount(plan, COST(0), 40);
    plan_add_amount(plan, host.key, 6);
    holds(plan);
    int32_t taken[] = {0};
    int64_t rest;
    struct plan_funding funding = plan_funding_of(plan, taken, &rest);
    assert_int_equal(plan_verify(plan, taken, &funding, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "host.1"));
    plan->limits[0].bound = 6;
    assert_int_equal(plan_verify(plan, taken, &funding, &err), STATUS_OK);
    funding.paid[0][0][0] -= 1;
    assert_int_equal(plan_verify(plan, taken, &funding, &err), STATUS_INVALID);
    plan->amounts[0].amount = funding.paid[0][0][0] = 51; /* paid, but of next year's money */
    assert_int_equal(plan_verify(plan, taken, &funding, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "capital"));
    plan_free(plan);
}

/* The shape of Copperleaf's published example: the line is drawn by the first project that does not fit, and
 * money under it is left; taking what fits uses it. */
static void rank_and_cut_leaves_money_that_shifting_uses(void **state) {
    (void)state;
    static const struct {
        int64_t value, cost;
    } projects[] = {{6000, 50}, {4200, 40}, {3000, 30}, {3700, 45}, {2400, 30}, {600, 10}};
    struct plan *plan = small(2, 6, (struct plan_fund){.limit = {100000, 60000}});
    for (int32_t asset = 0; asset < 6; asset++)
        for (int year = 0; year < 2; year++) {
            plan_add_choice(plan, asset, 0, year, projects[asset].value);
            plan_add_amount(plan, COST(year), projects[asset].cost * 1000);
        }
    holds(plan);
    int32_t cut[6], shifted[6];
    int64_t value_cut = 0, value_shifted = 0;
    plan_rank_and_cut(plan, cut);
    assert_true(plan_rank_and_shift(plan, shifted));
    for (int asset = 0; asset < 6; asset++) {
        value_cut += cut[asset] == PLAN_NONE ? 0 : plan->choices[cut[asset]].value;
        value_shifted += shifted[asset] == PLAN_NONE ? 0 : plan->choices[shifted[asset]].value;
    }
    assert_int_equal(value_cut, 13200);
    assert_int_equal(value_shifted, 16200);
    plan_free(plan);
}

static void what_is_dominated_is_never_needed(void **state) {
    (void)state;
    struct plan *plan = small(1, 1, (struct plan_fund){.limit = {100}});
    struct plan_limit floor = {
        .name = "carbon", .key = plan_key_of(PLAN_CARBON, 0, 0), .least = true, .bound = 5};
    plan_add_limit(plan, &floor);
    static const int64_t rows[][3] = {{10, 50, 5}, {10, 60, 5}, {9, 50, 6},
                                      {10, 50, 5}, {-1, 10, 0}, {-1, 10, 9}};
    bool dropped[6];
    for (int i = 0; i < 6; i++) {
        plan_add_choice(plan, 0, i, 0, rows[i][0]);
        plan_add_amount(plan, COST(0), rows[i][1]);
        plan_add_amount(plan, floor.key, rows[i][2]);
    }
    holds(plan);
    assert_int_equal(plan_dominated(plan, dropped), 3);
    assert_true(dropped[1]);               /* dearer */
    assert_true(dropped[0] != dropped[3]); /* twins: one stays */
    assert_false(dropped[2]);              /* saves more carbon */
    assert_true(dropped[4]);               /* nothing is better */
    assert_false(dropped[5]);
    plan_free(plan);
}

static void a_model_reads_back_as_it_was(void **state) {
    (void)state;
    struct plan *plan = made_plan(
        &(struct made_plan){.seed = 3, .assets = 30, .options = 8, .years = 4, .floor = 0.3, .money = 0.2});
    struct plan_stop stop = {.gap = 1000, .nodes = 50, .seconds = 9}, back;
    struct text text = TEXT_EMPTY, again = TEXT_EMPTY;
    struct plan *read;
    struct error err = {0};
    int32_t taken[30];
    holds(plan);
    plan_rank_and_cut(plan, taken);
    plan_begin_from(plan, taken);
    plan_write(&text, plan, &stop);
    if (plan_read(&read, &back, text.data, text.length, &err) != STATUS_OK) fail_msg("%s", err.message);
    plan_write(&again, read, &back);
    assert_int_equal(text.length, again.length);
    assert_memory_equal(text.data, again.data, text.length);
    plan_free(read);
    assert_int_equal(plan_read(&read, &back, text.data, text.length - 4, &err), STATUS_INVALID);
    assert_null(read);
    text_free(&text);
    text_free(&again);
    plan_free(plan);
}

static void what_is_out_of_range_is_refused(void **state) {
    (void)state;
    static const char *const faults[] = {
        "fund a 2 0 0 0 5\nend\n",                    /* a need that there is not */
        "fund a 1 0 0 500000 5\nend\n",               /* receipts, and no carrying over */
        "fund a 1 0 0 0 -5\nend\n",                   /* below nothing */
        "limit l cost 0 0 most 5\nend\n",             /* money is the funds' */
        "limit l carbon 0 0 most 5 gives 0 1\nend\n", /* a setting that there is not */
        "limit l carbon 0 0 most 5 gives 17 1\nend\n",
        "limit l carbon 0 0 most 5 gives 1 0\nend\n", /* that moves nothing */
        "choice 1 0 0 5\nend\n",                      /* an asset that there is not */
        "choice 0 0 1 5\nend\n",                      /* a year that there is not */
        "choice 0 0 0 5 0.0.0=-1\nend\n",             /* a cost below nothing */
        "choice 0 0 0 5 3.0.0=1 2.0.0=1\nend\n",      /* out of order */
        "choice 0 0 0 05\nend\n",
        "choice  0 0 0 5\nend\n", /* not as it is written */
        "choice 0 0 0 5 \nend\n",
        "choice 0 0 0 5\nend\nmore\n",                      /* something after */
        "choice 0 0 0 5\nlimit l carbon 0 0 most 5\nend\n", /* out of order */
        "begin 0\nend\n",                                   /* from a choice that there is not */
        "choice 0 0 0 5\nbegin 0\nbegin 0\nend\n",          /* twice of one asset */
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct text text = TEXT_EMPTY;
        struct plan_stop stop;
        struct plan *plan;
        struct error err = {0};
        text_format(&text, "terrier-plan 1\nsize 1 1 1\nstop 0 1 0\n%s", faults[i]);
        if (plan_read(&plan, &stop, text.data, text.length, &err) != STATUS_INVALID)
            fail_msg("taken: %s", faults[i]);
        assert_null(plan);
        text_free(&text);
    }
}

static void ranking_breaks_nothing_whatever_the_model(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 12; seed++) {
        struct plan *plan = made_plan(&(struct made_plan){.seed = seed,
                                                          .assets = 25,
                                                          .options = 8,
                                                          .years = 5,
                                                          .floor = 0,
                                                          .money = 0.1 * (double)(seed % 5)});
        int32_t taken[25];
        int64_t rest;
        struct error err = {0};
        holds(plan);
        for (int shifted = 0; shifted < 2; shifted++) {
            if (shifted)
                plan_rank_and_shift(plan, taken);
            else
                plan_rank_and_cut(plan, taken);
            struct plan_funding funding = plan_funding_of(plan, taken, &rest);
            assert_int_equal(rest, 0);
            if (plan_verify(plan, taken, &funding, &err) != STATUS_OK) fail_msg("%s", err.message);
        }
        plan_free(plan);
    }
}

static int64_t amount_of(const struct plan *plan, size_t choice, plan_key key) {
    const struct plan_choice *at = &plan->choices[choice];
    for (size_t i = at->first_amount; i < at->first_amount + at->amount_count; i++)
        if (plan->amounts[i].key == key) return plan->amounts[i].amount;
    return 0;
}

/* A sale that takes fifteen months: paid over two years, its receipt in the third. */
static void an_option_pays_brings_and_counts_in_its_years(void **state) {
    (void)state;
    struct plan *plan = small(3, 1, (struct plan_fund){.limit = {1}});
    struct plan_option sale = {.value = 100,
                               .capital = 7,
                               .receipt = 50,
                               .revenue = -2,
                               .lead_months = 15,
                               .host = -1,
                               .own_host = 4,
                               .own_room = 9,
                               .presence = 6,
                               .kind = 3,
                               .leaves = true,
                               .starter = true};
    plan_add_option(plan, &sale, &(struct plan_years){.discount = 0.25});
    holds(plan);
    assert_int_equal(plan->choice_count, 3);
    assert_int_equal(plan->choices[1].value, 8000);
    assert_int_equal(amount_of(plan, 0, COST(0)) + amount_of(plan, 0, COST(1)), 700);
    assert_int_equal(amount_of(plan, 2, COST(2)), 700); /* nothing is left for after the last year */
    assert_int_equal(amount_of(plan, 0, RECEIPT(2)), 5000);
    assert_int_equal(amount_of(plan, 1, RECEIPT(2)), 0);
    assert_int_equal(amount_of(plan, 0, plan_key_of(PLAN_REVENUE, 0, 1)), 0);
    assert_int_equal(amount_of(plan, 0, plan_key_of(PLAN_REVENUE, 0, 2)), -200);
    for (int start = 0; start < 3; start++) {
        assert_int_equal(amount_of(plan, (size_t)start, plan_key_of(PLAN_TAG, PLAN_TAG_SALES, start)), 5000);
        assert_int_equal(amount_of(plan, (size_t)start, plan_key_of(PLAN_TAG, PLAN_TAG_BEGUN + 3, start)), 1);
        assert_int_equal(amount_of(plan, (size_t)start, plan_key_of(PLAN_MOVE, 0, start)), 1);
        assert_int_equal(amount_of(plan, (size_t)start, plan_key_of(PLAN_PRESENCE, 6, 0)), 1);
        assert_int_equal(amount_of(plan, (size_t)start, plan_key_of(PLAN_STARTER, 0, 0)), 1);
        assert_int_equal(amount_of(plan, (size_t)start, plan_key_of(PLAN_ROOM, 4, 0)), 9);
    }
    plan_free(plan);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_receipt_pays_for_what_comes_after_it_and_never_before),
        cmocka_unit_test(a_fund_that_does_not_carry_over_loses_what_is_left),
        cmocka_unit_test(a_fund_gives_up_a_need_that_another_can_pay),
        cmocka_unit_test(a_plan_that_breaks_anything_is_refused_by_name),
        cmocka_unit_test(rank_and_cut_leaves_money_that_shifting_uses),
        cmocka_unit_test(what_is_dominated_is_never_needed),
        cmocka_unit_test(a_model_reads_back_as_it_was),
        cmocka_unit_test(what_is_out_of_range_is_refused),
        cmocka_unit_test(ranking_breaks_nothing_whatever_the_model),
        cmocka_unit_test(an_option_pays_brings_and_counts_in_its_years),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
