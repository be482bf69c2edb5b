/* The maker: facts of the asset at hand, rates, and an option as it is built. */
#include <math.h>
#include <string.h>

#include "engine/options/inside.h"

double fact_at(const struct maker *maker, size_t row, enum fact fact) {
    int column = maker->facts[fact];

    return column < 0 ? (double)NAN : maker->portfolio->values[column][row];
}

double fact_of(const struct maker *maker, enum fact fact) {
    return fact_at(maker, maker->row, fact);
}

bool is_yes(const struct maker *maker, enum fact fact) {
    return fact_of(maker, fact) > 0;
}

bool is_no(const struct maker *maker, enum fact fact) {
    return fact_of(maker, fact) <= 0;
}

static const struct portfolio_asset *asset_of(const struct maker *maker) {
    return &maker->portfolio->assets[maker->row];
}

size_t class_of(const struct maker *maker) {
    return asset_of(maker)->key / PORTFOLIO_DUTIES;
}

size_t duty_of(const struct maker *maker) {
    return asset_of(maker)->key % PORTFOLIO_DUTIES;
}

const char *category_of(const struct maker *maker, size_t row) {
    return maker->portfolio->categories[maker->portfolio->assets[row].category];
}

double floor_area(const struct maker *maker) {
    return asset_of(maker)->floor_area_m2;
}

double land_area(const struct maker *maker) {
    double land = fact_of(maker, FACT_land_area_m2);

    return land > 0 ? land : floor_area(maker);
}

/* What was recorded of a year in which it was used, or by a tenant who pays, is not what holding it costs;
 * what that is, is unknown of a building of unknown size. */
double premises_cost(const struct maker *maker) {
    double cost = fact_of(maker, FACT_premises_cost_gbp);
    const char *state = class_of(maker) == VACANT ? "vacant" : class_of(maker) == LET_OUT ? "let" : NULL;

    if (!state || (!is_yes(maker, FACT_has_building) && !(floor_area(maker) > 0))) return cost;
    if (isnan(cost) || !(floor_area(maker) > 0)) return NAN;
    return fmin(cost, floor_area(maker) * likely(maker, "holding_cost_per_m2", state));
}

/* Nor does what stands empty earn what it did; only a tenant still pays, and what a tenant pays is not
 * nought. */
double income_of(const struct maker *maker) {
    double recorded = fact_of(maker, FACT_income_gbp), share = fact_of(maker, FACT_let_share_percent) / 100;

    if (class_of(maker) == VACANT && !is_let(maker)) return 0;
    if (!isnan(recorded) || !is_let(maker)) return recorded;
    return rent_of_kind(maker) * (isnan(share) && class_of(maker) == LET_OUT ? 1 : share);
}

double high_backlog(const struct maker *maker) {
    return fact_of(maker, FACT_high_repairs_gbp);
}

bool is_let(const struct maker *maker) {
    return is_yes(maker, FACT_tenant_in_place) || is_yes(maker, FACT_let_building) ||
           class_of(maker) == LET_OUT;
}

bool is_leased(const struct maker *maker) {
    return is_yes(maker, FACT_lease_in) || class_of(maker) == LEASED_IN;
}

bool is_spare(const struct maker *maker) {
    return is_yes(maker, FACT_surplus) || is_yes(maker, FACT_underused) || class_of(maker) == VACANT;
}

bool is_empty(const struct maker *maker) {
    return is_yes(maker, FACT_surplus) || class_of(maker) == VACANT;
}

bool is_scheduled(const struct maker *maker) {
    enum { SCHEDULED = 4 }; /* of listed_grade, the highest */

    return fact_of(maker, FACT_listed_grade) >= SCHEDULED;
}

struct range rate(const struct maker *maker, const char *code, const char *group) {
    return rate_range(maker->given->rates, code, group);
}

double likely(const struct maker *maker, const char *code, const char *group) {
    return rate_likely(maker->given->rates, code, group);
}

struct range rate_here(const struct maker *maker, const char *code) {
    return rate(maker, code, category_of(maker, maker->row));
}

double percent(const struct maker *maker, const char *code, const char *group) {
    return likely(maker, code, group) / 100;
}

/* A factor for each per cent of a rate: 1.05 of 5. */
static struct range with(struct range amount, struct range per_cent) {
    return (struct range){amount.low * (1 + per_cent.low / 100), amount.likely * (1 + per_cent.likely / 100),
                          amount.high * (1 + per_cent.high / 100)};
}

struct range works(const struct maker *maker, struct range tender, const char *bias) {
    return with(with(tender, rate(maker, "project_fees", "")), rate(maker, "optimism_bias", bias));
}

void option_begin(struct maker *maker, enum option_kind kind, enum option_variant variant) {
    struct option *option = &maker->option;

    *option = (struct option){.row = maker->row,
                              .host = OPTION_NO_HOST,
                              .kind = kind,
                              .variant = variant,
                              .feasible = true,
                              .becomes = PORTFOLIO_KEYS,
                              .first_obstacle = maker->out->obstacle_count,
                              .first_effect = maker->out->effect_count,
                              .backlog_left = 1,
                              .dwellings_low = NAN,
                              .dwellings_high = NAN,
                              .host_km = NAN,
                              .host_units = NAN,
                              .reverts_years = NAN,
                              .parish_yearly = NAN,
                              .parish_band_d = RANGE((double)NAN),
                              .heat_pump_kw = NAN,
                              .solar_kw = NAN,
                              .gain = NAN,
                              .host_gain = NAN};
    for (size_t i = 0; i < OPTION_OBJECTIVES; i++)
        option->potential[i] = NAN;
}

static size_t obstacle_index(struct maker *maker, const char *code) {
    for (size_t i = 0; i < maker->given->obstacle_count; i++)
        if (strcmp(maker->given->obstacles[i].code, code) == 0) return i;
    maker->strange = code;
    return SIZE_MAX;
}

/* Once an option has an obstacle it has it once: the worse state stays. */
static void add_obstacle(struct maker *maker, const char *code, enum obstacle_state state,
                         struct range cost) {
    struct options *out = maker->out;
    size_t index = obstacle_index(maker, code);

    if (index == SIZE_MAX) return;
    if (state == OBSTACLE_CONDITION && !range_known(cost))
        state = OBSTACLE_UNPROVEN; /* what it costs, at least */
    if (state == OBSTACLE_BLOCK) maker->option.feasible = false;
    for (size_t i = maker->option.first_obstacle; i < out->obstacle_count; i++) {
        if (out->obstacles[i].obstacle != index) continue;
        if (state < out->obstacles[i].state) out->obstacles[i].state = state;
        return;
    }
    const struct obstacle_rule *rule = &maker->given->obstacles[index];
    memory_reserve((void **)&out->obstacles, &maker->obstacle_room, out->obstacle_count + 1,
                   sizeof *out->obstacles);
    bool met = state == OBSTACLE_CONDITION;
    out->obstacles[out->obstacle_count++] = (struct option_obstacle){
        index, state, met ? range_add(rule->cost, cost) : RANGE(0), met ? rule->months : 0};
}

void option_block(struct maker *maker, const char *obstacle) {
    add_obstacle(maker, obstacle, OBSTACLE_BLOCK, RANGE(0));
}

void option_condition(struct maker *maker, const char *obstacle) {
    add_obstacle(maker, obstacle, OBSTACLE_CONDITION, RANGE(0));
}

void option_condition_at(struct maker *maker, const char *obstacle, struct range cost) {
    add_obstacle(maker, obstacle, OBSTACLE_CONDITION, cost);
}

void option_unproven(struct maker *maker, const char *obstacle) {
    add_obstacle(maker, obstacle, OBSTACLE_UNPROVEN, RANGE(0));
}

void option_met(struct maker *maker) {
    for (size_t i = maker->option.first_obstacle; i < maker->out->obstacle_count; i++) {
        struct option_obstacle *found = &maker->out->obstacles[i];
        if (found->state == OBSTACLE_CONDITION && maker->given->obstacles[found->obstacle].met_by_decision)
            *found = (struct option_obstacle){found->obstacle, OBSTACLE_MET, RANGE(0), 0};
    }
}

void option_ask(struct maker *maker, const char *obstacle, enum fact fact) {
    double value = fact_of(maker, fact);

    if (isnan(value))
        option_unproven(maker, obstacle);
    else if (value > 0)
        option_condition(maker, obstacle);
}

void option_cost(struct maker *maker, struct range cost) {
    maker->option.capital = range_add(maker->option.capital, cost);
}

static void add_effect(struct maker *maker, enum fact fact, double value, bool on_host) {
    struct options *out = maker->out;
    int column = maker->facts[fact];

    if (column < 0 || isnan(value)) return;
    memory_reserve((void **)&out->effects, &maker->effect_room, out->effect_count + 1, sizeof *out->effects);
    out->effects[out->effect_count++] = (struct option_effect){(size_t)column, on_host, value};
}

void option_leaves(struct maker *maker, enum fact fact, double value) {
    add_effect(maker, fact, value, false);
}

void option_leaves_host(struct maker *maker, enum fact fact, double value) {
    add_effect(maker, fact, value, true);
}

void option_yearly(struct maker *maker, double running, double income) {
    double cost = premises_cost(maker), earned = income_of(maker);
    double left = fmax(cost + maker->option.running + running, 0);
    double earns = (isnan(earned) ? 0 : earned) + maker->option.income + income;

    maker->option.running += running;
    maker->option.income += income;
    if (maker->option.exit != EXIT_NONE || isnan(left)) return;
    option_leaves(maker, FACT_premises_cost_gbp, left);
    option_leaves(maker, FACT_premises_cost_per_m2, left / floor_area(maker));
    option_leaves(maker, FACT_premises_cost_ratio,
                  fact_of(maker, FACT_premises_cost_ratio) * left / fact_of(maker, FACT_premises_cost_gbp));
    if (isnan(earned) && income <= 0) return;
    option_leaves(maker, FACT_income_gbp, earns);
    option_leaves(maker, FACT_income_cost_ratio, left > 0 ? earns / left : (double)NAN);
    option_leaves(maker, FACT_cost_covered_percent, left > 0 ? 100 * earns / left : (double)NAN);
}

void option_ends_yearly(struct maker *maker) {
    if (isnan(premises_cost(maker))) option_unproven(maker, "running_cost");
    if (isnan(fact_of(maker, FACT_income_gbp)) && income_of(maker) != 0) option_unproven(maker, "income");
}

void option_yearly_instead(struct maker *maker, double cost_share, double running, double income_share,
                           double income) {
    double cost = premises_cost(maker), earned = income_of(maker);

    option_ends_yearly(maker);
    option_yearly(maker, running - (isnan(cost) ? 0 : cost * cost_share),
                  income - (isnan(earned) ? 0 : earned * income_share));
}

void option_end(struct maker *maker) {
    struct options *out = maker->out;
    struct option *option = &maker->option;
    double longest = 0;

    if (!range_known(option->capital) || !range_known(option->receipt)) option_block(maker, "cost_unknown");
    obstacles_of_decision(maker);
    option->obstacle_count = out->obstacle_count - option->first_obstacle;
    for (size_t i = option->first_obstacle; i < out->obstacle_count; i++) {
        option->capital = range_add(option->capital, out->obstacles[i].cost);
        longest = fmax(longest, out->obstacles[i].months);
    }
    option->lead_months = ceil(option->lead_months + longest);
    option->effect_count = out->effect_count - option->first_effect;
    memory_reserve((void **)&out->items, &maker->item_room, out->count + 1, sizeof *out->items);
    out->items[out->count++] = *option;
}
