/* What must hold of the options of any asset, by the rates that are shipped; and what a run stores of them.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "tests/database/runs/judged.h"
#include "tests/support/check.h"

enum { ASSETS = 1200, SEEDS = 3 };

static double chance(uint64_t *state) {
    *state = *state * 6364136223846793005U + 1442695040888963407U;
    return (double)(*state >> 11) / 9007199254740992.0;
}

/* Yes/no, a code or a number: whatever the fact is, some of these are sound. */
static double any_value(uint64_t *seed) {
    double pick = chance(seed);

    if (pick < 0.25) return NAN;
    if (pick < 0.6) return chance(seed) < 0.5;
    return pick < 0.8 ? floor(chance(seed) * 8) : chance(seed) * 300;
}

static void order_homes(struct portfolio *portfolio, size_t row) {
    int low = portfolio_fact(portfolio, "dwelling_capacity_low"),
        high = portfolio_fact(portfolio, "dwelling_capacity_high");
    double a = portfolio->values[low][row], b = portfolio->values[high][row];

    portfolio->values[low][row] = fmin(a, b);
    portfolio->values[high][row] = fmax(a, b);
}

static struct portfolio *any_portfolio(const struct portfolio *from, uint64_t seed) {
    size_t *rows = memory_array(ASSETS, sizeof *rows);

    for (size_t i = 0; i < ASSETS; i++)
        rows[i] = i % from->count;
    struct portfolio *portfolio = portfolio_pick(from, rows, ASSETS);
    for (size_t i = 0; i < ASSETS; i++) {
        struct portfolio_asset *asset = &portfolio->assets[i];
        asset->key = (uint8_t)(chance(&seed) * PORTFOLIO_KEYS);
        asset->scored = true;
        asset->floor_area_m2 = chance(&seed) < 0.1 ? NAN : chance(&seed) * 5000;
        asset->replacement_cost = chance(&seed) < 0.1 ? NAN : chance(&seed) * 9e6;
        for (size_t f = 0; f < portfolio->fact_count; f++)
            portfolio->values[f][i] = any_value(&seed);
        order_homes(portfolio, i);
    }
    free(rows);
    return portfolio;
}

struct found {
    struct run_inputs *inputs;
    struct portfolio *portfolio;
    struct judgement *now;
    struct options *options;
};

typedef void (*property)(const struct found *found);

static void holds(void **state, property check) {
    struct test_database *database = *state;
    struct run_inputs *inputs = NULL;
    struct error err = {0};

    if (run_load(database->db, JUDGED_DAY, "test", &inputs, &err) != STATUS_OK) fail_msg("%s", err.message);
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        struct found found = {.inputs = inputs, .portfolio = any_portfolio(inputs->portfolio, seed)};
        found.now = judge(found.portfolio, inputs->criteria, JUDGE_SCORES);
        if (option_inputs_make(inputs->options, found.portfolio, inputs->criteria, found.now, &found.options,
                               &err) != STATUS_OK)
            fail_msg("%s", err.message);
        check(&found);
        options_free(found.options);
        judgement_free(found.now);
        portfolio_free(found.portfolio);
    }
    run_inputs_free(inputs);
}

static void ordered(struct range range) {
    if (!range_known(range)) return;
    assert_true(range.low <= range.likely);
    assert_true(range.likely <= range.high);
}

static void blocks_and_costs(const struct found *found) {
    size_t kinds[OPTION_KINDS] = {0};

    for (size_t i = 0; i < found->options->count; i++) {
        const struct option *option = &found->options->items[i];
        bool blocked = false;
        kinds[option->kind]++;
        for (size_t o = 0; o < option->obstacle_count; o++) {
            const struct option_obstacle *obstacle = &found->options->obstacles[option->first_obstacle + o];
            blocked = blocked || obstacle->state == OBSTACLE_BLOCK;
            ordered(obstacle->cost);
        }
        assert_int_equal(option->feasible, !blocked);
        if (option->feasible) assert_true(range_known(option->capital) && range_known(option->receipt));
        ordered(option->capital);
        ordered(option->receipt);
        ordered(option->parish_band_d);
        assert_true(option->lead_months >= 0);
    }
    for (size_t kind = 0; kind < OPTION_KINDS; kind++) /* no kind goes untried */
        if (kinds[kind] == 0 && kind != OPTION_MOVE_OUT)
            fail_msg("no option %s", option_kind_code((enum option_kind)kind));
}

static bool named(const char *const *facts, const char *code) {
    while (*facts && strcmp(*facts, code) != 0)
        facts++;
    return *facts != NULL;
}

static bool same(double a, double b) {
    return a == b || (isnan(a) && isnan(b));
}

static void effects(const struct found *found) {
    size_t *rows;
    struct portfolio *what_if =
        options_what_if(found->options, found->portfolio, found->inputs->criteria, &rows);

    for (size_t r = 0; r < what_if->count; r++) {
        const struct option *option = &found->options->items[rows[r]];
        bool host = option->exit != EXIT_NONE;
        size_t own = host ? option->host : option->row;
        for (size_t f = 0; f < what_if->fact_count; f++)
            if (!named(option_kind_facts(option->kind), what_if->fact_codes[f]) &&
                !same(what_if->values[f][r], found->portfolio->values[f][own]))
                fail_msg("%s changed %s", option_kind_code(option->kind), what_if->fact_codes[f]);
    }
    free(rows);
    portfolio_free(what_if);
}

static void kept_as_it_is(const struct found *found) {
    uint32_t last = UINT32_MAX;

    for (size_t i = 0; i < found->options->count; i++) {
        const struct option *option = &found->options->items[i];
        assert_int_equal(option->kind == OPTION_RETAIN, option->row != last);
        last = option->row;
        if (option->kind != OPTION_RETAIN) continue;
        assert_true(option->feasible);
        assert_true(option->gain == 0);
        assert_true(option->appraisal.change == 0);
    }
    for (size_t o = 0; o < found->now->objective_count; o++)
        for (size_t row = 0; row < ASSETS; row++)
            assert_false(found->options->potential[o * ASSETS + row] <
                         judgement_objective(found->now, o, row)->score);
}

static void no_option_with_a_block_is_feasible_and_costs_are_ordered(void **state) {
    holds(state, blocks_and_costs);
}

static void an_option_changes_only_the_facts_that_its_kind_names(void **state) {
    holds(state, effects);
}

static void each_asset_can_be_kept_as_it_is_and_its_potential_is_no_less_than_its_score(void **state) {
    holds(state, kept_as_it_is);
}

static void a_run_keeps_its_options_and_nobody_changes_them(void **state) {
    struct test_database *database = *state;
    struct error err = {0};

    judged_run(database, JUDGED_DAY);
    judged_expect(database,
                  "select count(distinct asset_id), bool_and((option_no = 1) = (kind_code = 'retain')) from "
                  "programme.option",
                  "5 | t");
    judged_expect(database,
                  "select count(*) from programme.option o left join programme.option_kind k using "
                  "(kind_code, variant_code) "
                  "where k.kind_code is null",
                  "0");
    judged_expect(
        database,
        "select count(*) from programme.option o where o.feasible = exists (select from "
        "programme.option_obstacle b "
        "where (b.run_id, b.asset_id, b.option_no, b.state) = (o.run_id, o.asset_id, o.option_no, 'block'))",
        "0");
    judged_expect(database, "select count(*) from evaluation.objective_result where potential < score", "0");
    judged_expect(
        database,
        "select count(distinct asset_id), count(*) / count(distinct for_marking_code), "
        "bool_and((o.kind_code = 'retain') = (worth_gbp = 0)), bool_and(worth_gbp >= 0 and o.feasible) from "
        "programme.recommendation join programme.option o using (run_id, asset_id, option_no)",
        "5 | 5 | t | t");
    judged_expect(database,
                  "select count(*) from programme.recommendation r join programme.option o using (run_id, "
                  "asset_id, option_no) join programme.option_kind k using (kind_code, variant_code) "
                  "where r.for_marking_code = 'internal' and k.marking_code <> 'internal'",
                  "0");
    judged_expect(database,
                  "select count(*) from programme.recommendation r where r.for_marking_code = 'commercial' "
                  "and not (r.options_feasible, r.options_blocked) = (select count(*) filter (where "
                  "feasible) - 1, count(*) filter (where not feasible) from programme.option o where "
                  "o.asset_id = r.asset_id)",
                  "0");
    /* A kWh more or less counts by the marginal factor of its year, the last of them for the years after. */
    judged_expect(
        database,
        "select count(*) > 0, max(abs(o.carbon_tonnes - due.tonnes)) < 0.1 from programme.option o "
        "join evaluation.run using (run_id) join programme.option_kind k using (kind_code, variant_code) "
        "cross join lateral (select sum(o.fuel_kg + o.electricity_kwh * r.likely) / 1000 as tonnes "
        "from generate_series(o.lead_months / 12 + 1, 30) t join programme.rate r on r.rate_code = "
        "'grid_marginal' and r.group_code = least(extract(year from run.as_at) + t, 2050)::text) due "
        "where o.kind_code in ('decarbonise', 'maintain_decarbonise') and o.electricity_kwh <> 0",
        "t | t");
    assert_int_not_equal(store_script(database->db, "update programme.option set feasible = true", &err),
                         STATUS_OK);
    assert_non_null(strstr(err.message, "never changed"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(no_option_with_a_block_is_feasible_and_costs_are_ordered,
                                        judged_set_up, judged_tear_down),
        cmocka_unit_test_setup_teardown(an_option_changes_only_the_facts_that_its_kind_names, judged_set_up,
                                        judged_tear_down),
        cmocka_unit_test_setup_teardown(
            each_asset_can_be_kept_as_it_is_and_its_potential_is_no_less_than_its_score, judged_set_up,
            judged_tear_down),
        cmocka_unit_test_setup_teardown(a_run_keeps_its_options_and_nobody_changes_them, judged_set_up,
                                        judged_tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
