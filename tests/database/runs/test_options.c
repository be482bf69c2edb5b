/* What must hold of the options of any asset, by the rates that are shipped; and what a run stores of them.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"
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

/* Values of decided_option and refused_option, of which the last is 17. */
static void decide(struct portfolio *portfolio, size_t row, const char *fact, uint64_t *seed) {
    double value = chance(seed) < 0.5 ? 0 : floor(chance(seed) * 18);

    portfolio_set(portfolio, (size_t)portfolio_fact(portfolio, fact), row, value, PORTFOLIO_NO_DATE);
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
        decide(portfolio, i, "decided_option", &seed);
        decide(portfolio, i, "refused_option", &seed);
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

/* By the codes of evaluation.fact_value. */
static bool is_decided(const struct option *option, double decided) {
    static const enum option_variant parts[][2] = {
        {USE_CARE, USE_TEMPORARY_HOUSING}, {TERM_FOR_GOOD, TERM_FOR_GOOD}, {TERM_LEASE, TERM_LEASE}};

    if (decided <= OPTION_KINDS) return decided == option->kind + 1;
    const enum option_variant *part = parts[(size_t)decided - OPTION_KINDS - 1];
    return option->variant == part[0] || option->variant == part[1];
}

static void alone(const struct found *found) {
    const double *decided = found->portfolio->values[portfolio_fact(found->portfolio, "decided_option")],
                 *refused = found->portfolio->values[portfolio_fact(found->portfolio, "refused_option")];
    size_t carried_out = 0, met = 0;

    for (size_t i = 0; i < found->options->count; i++) {
        const struct option *option = &found->options->items[i];
        double given = decided[option->row];
        if (option->kind == OPTION_RETAIN) continue;
        if (given > 0 && !is_decided(option, given)) assert_false(option->feasible);
        if (is_decided(option, refused[option->row])) assert_false(option->feasible); /* of no known day */
        carried_out += given > 0 && option->feasible;
        for (size_t o = 0; o < option->obstacle_count; o++) {
            if (found->options->obstacles[option->first_obstacle + o].state != OBSTACLE_MET) continue;
            assert_true(is_decided(option, given));
            met++;
        }
    }
    assert_true(carried_out > 0 && met > 0);
}

static void what_was_decided_stands_alone_and_what_was_refused_does_not_stand(void **state) {
    holds(state, alone);
}

/*
 * An office whose maintenance was refused and a day later approved, which only some may know; a library whose
 * sale the council refused; a hall of which its parish refused an offer; a park of which an offer was
 * withdrawn. Each is on its way by the steps that the database asks for.
 */
static const char proposals[] =
    "insert into register.proposal (proposal_id, asset_id, kind_code, stage_code, name, state_code, "
    "proposed_on, value_gbp, marking_code) overriding system value values "
    "(91, 1, 'maintain', 'idea', 'Roof', 'proposed', '2026-09-01', 1, 'commercial'), "
    "(92, 2, 'sell', 'idea', 'Sale', 'proposed', '2026-09-01', 1, 'internal'), "
    "(93, 6, 'devolution', 'refused', 'Hall', null, '2026-03-18', null, 'internal'), "
    "(94, 4, 'devolution', 'withdrawn', 'Park', null, '2026-03-19', null, 'internal'), "
    "(95, 3, 'devolution', 'refused', 'School', null, '2024-03-19', null, 'internal'), "
    "(96, 3, 'devolution', 'offered', 'School again', null, '2026-03-19', null, 'internal'), "
    "(97, 1, 'maintain', 'idea', 'Roof, in part', 'proposed', '2026-09-01', 1, 'commercial');"
    "insert into governance.screening (proposal_id, subject_code, finding_code, screened_by, screened_on) "
    "select n, code, 'none', 'Officer', '2026-09-02' from unnest(array[91, 92, 97]) n, "
    "code.screening_subject;"
    "insert into governance.consultation (proposal_id, consulted, view_code, consulted_on) "
    "select n, 'Member', 'support', '2026-09-03' from unnest(array[91, 92, 97]) n;"
    "insert into governance.recommendation (proposal_id, view_code, reason, recommended_on) "
    "select n, 'for', 'Sound', '2026-09-04' from unnest(array[91, 92, 97]) n;"
    "insert into governance.decision (proposal_id, outcome_code, level_code, decided_by, decided_on, "
    "reference, reason) values (91, 'approved', 'executive', 'Executive', '2026-11-01', 'EX/1', 'Yes'), "
    "(92, 'refused', 'executive', 'Executive', '2026-11-02', 'EX/2', 'No'), "
    "(97, 'refused', 'executive', 'Executive', '2026-10-31', 'EX/0', 'No');"
    "update register.proposal set state_code = 'approved' where proposal_id = 91;"
    "update register.proposal set state_code = 'refused', closed_on = '2026-11-02' where proposal_id = 92;"
    "update register.proposal set state_code = 'refused', closed_on = '2026-10-31' where proposal_id = 97";

static void told(struct test_database *database, const char *role, const char *sql, const char *lines) {
    struct test_database reader = *database;

    reader.db = test_database_connect(database, role);
    judged_expect(&reader, sql, lines);
    store_close(reader.db);
}

static const char of_proposals[] =
    "select asset_id, string_agg(distinct concat_ws(' ', obstacle_code, state, about), '; ') "
    "from publish.option_obstacle where obstacle_code ~ '^(decided|offer|parish)' group by 1 order by 1";
/* Of the office: to maintain it, and any other option but to keep it. */
static const char feasible[] = "select bool_or(feasible) filter (where kind_code = 'maintain'), "
                               "bool_or(feasible) filter (where kind_code not in ('retain', 'maintain')) "
                               "from publish.option where asset_id = 1";
/* How the feasible and the blocked of the office are counted, for readers and for who may read more. */
static const char recommended[] =
    "select for_marking_code, options_feasible = 1, options_blocked > 0 from programme.recommendation "
    "where asset_id = 1 order by 1";

static void options_know_of_proposals_and_tell_only_who_may_read_them(void **state) {
    struct test_database *database = *state;

    judged_change(database, proposals);
    judged_run(database, JUDGED_DAY);
    told(database, "terrier_steward", of_proposals,
         "1 | decided_otherwise block Clear the urgent backlog, EX/1, 2026-11-01\n"
         "2 | decided_against block Sell, EX/2, 2026-11-02\n"
         "4 | offer_withdrawn condition made 2026-03-19\n6 | offer_refused block made 2026-03-18");
    told(database, "terrier_steward", feasible, "t | f");
    told(database, "terrier_reader", of_proposals,
         "4 | offer_withdrawn condition made 2026-03-19\n6 | offer_refused block made 2026-03-18");
    told(database, "terrier_reader", feasible, "t | t");
    judged_expect(database, recommended, "commercial | t | t\ninternal | f | f");
    judged_change(database,
                  "update register.proposal set marking_code = 'commercial' where asset_id in (4, 6)");
    told(database, "terrier_reader", of_proposals,
         "4 | parish_agreement condition\n6 | parish_agreement condition");
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
        cmocka_unit_test_setup_teardown(what_was_decided_stands_alone_and_what_was_refused_does_not_stand,
                                        judged_set_up, judged_tear_down),
        cmocka_unit_test_setup_teardown(options_know_of_proposals_and_tell_only_who_may_read_them,
                                        judged_set_up, judged_tear_down),
        cmocka_unit_test_setup_teardown(a_run_keeps_its_options_and_nobody_changes_them, judged_set_up,
                                        judged_tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
