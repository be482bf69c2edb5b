/* The model of what plan_load.c has read. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/programme/plan_options.h"
#include "engine/runs/plan_columns.h"
#include "engine/runs/plan_mends.h"

/* The row whose first column is the asset; rows are in that order. -1: none. */
static int32_t find_asset(const struct rows *rows, int64_t asset_id) {
    size_t low = 0, high = rows_count(rows);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rows_integer(rows, middle, 0) < asset_id)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < rows_count(rows) && rows_integer(rows, low, 0) == asset_id;
    return found ? (int32_t)low : -1;
}

/* The number of the asset's town centre; -1: it is no presence of one. */
static int32_t centre_of(const struct plan_loaded *loaded, int64_t asset_id) {
    int32_t row = find_asset(loaded->presences, asset_id);
    return row < 0 ? -1 : (int32_t)rows_integer(loaded->presences, (size_t)row, 1);
}

/* The centre that loses a presence. A host in the same centre is the replacement that was stated. */
static int32_t presence_lost(const struct plan_loaded *loaded, int64_t asset_id, bool leaves,
                             int64_t host_id) {
    int32_t centre = leaves ? centre_of(loaded, asset_id) : -1;
    return centre >= 0 && host_id && centre_of(loaded, host_id) == centre ? -1 : centre;
}

static int64_t units(double room) {
    return isnan(room) || room < 0 ? 0 : (int64_t)fmin(floor(room), 1e9);
}

/* The row whose first column is the code; the first where there is none. */
static int find_code(const struct rows *rows, const char *code) {
    for (size_t row = 0; row < rows_count(rows); row++)
        if (text_equal(rows_text(rows, row, 0), code)) return (int)row;
    return 0;
}

static double point_value(const struct plan_loaded *loaded, const struct plan_asked *asked,
                          struct plan_figures figures) {
    double likely = rows_number(loaded->basis, 0, BASIS_POINT);
    double point = isnan(asked->point) ? likely : asked->point;
    /* What was asked for keeps the spread of the rate. */
    if (figures.points_low) return point * rows_number(loaded->basis, 0, BASIS_POINT_LOW) / likely;
    if (figures.points_high) return point * rows_number(loaded->basis, 0, BASIS_POINT_HIGH) / likely;
    return point;
}

/* Likely figures, or those that were asked for; the net value moves with them in present value. */
static void set_money(const struct plan_loaded *loaded, size_t row, double point, struct plan_figures figures,
                      struct plan_option *option) {
    const struct rows *rows = loaded->options;
    double capital_times = figures.costs_high ? rows_number(rows, row, OPTION_CAPITAL_HIGHER) : 1;
    double receipt_times = figures.receipts_low ? rows_number(rows, row, OPTION_RECEIPT_LOWER) : 1;
    option->capital = rows_number(rows, row, OPTION_CAPITAL) * capital_times;
    option->receipt = rows_number(rows, row, OPTION_RECEIPT) * receipt_times;
    option->value = rows_number(rows, row, OPTION_GAIN) * point + rows_number(rows, row, OPTION_NET) -
                    rows_number(rows, row, OPTION_PV_CAPITAL) * (capital_times - 1) +
                    rows_number(rows, row, OPTION_PV_RECEIPT) * (receipt_times - 1);
}

static struct plan_option read_option(const struct plan_loaded *loaded, size_t row, int32_t asset) {
    const struct rows *rows = loaded->options;
    double taken = rows_number(rows, row, OPTION_UNITS);
    int64_t id = loaded->asset_ids[asset];
    int64_t host_id = rows_is_null(rows, row, OPTION_HOST) ? 0 : rows_integer(rows, row, OPTION_HOST);
    int32_t own = find_asset(loaded->hosts, id);
    bool leaves = rows_boolean(rows, row, OPTION_LEAVES);
    return (struct plan_option){.asset = asset,
                                .option = (int32_t)rows_integer(rows, row, OPTION_NO),
                                .need = find_code(loaded->needs, rows_text(rows, row, OPTION_NEED)),
                                .revenue = rows_number(rows, row, OPTION_REVENUE),
                                .fuel_kg = rows_number(rows, row, OPTION_FUEL),
                                .electricity_kwh = rows_number(rows, row, OPTION_POWER),
                                .lead_months = (int)rows_integer(rows, row, OPTION_LEAD),
                                .host = host_id ? find_asset(loaded->hosts, host_id) : -1,
                                .host_units = isnan(taken) ? 0 : units(ceil(taken)),
                                .own_host = leaves ? own : -1,
                                .own_room = own >= 0 ? units(rows_number(loaded->hosts, (size_t)own, 1)) : 0,
                                .presence = presence_lost(loaded, id, leaves, host_id),
                                .kind = find_code(loaded->begun, rows_text(rows, row, OPTION_KIND)),
                                .leaves = leaves,
                                .starter = rows_boolean(rows, row, OPTION_STARTER)};
}

static bool left_out(const struct plan_asked *asked, const char *kind) {
    for (size_t i = 0; i < asked->without_count; i++)
        if (strcmp(asked->without[i], kind) == 0) return true;
    return false;
}

static void add_options(const struct plan_loaded *loaded, const struct plan_asked *asked,
                        struct plan_figures figures, struct plan *plan) {
    struct plan_years years = {.discount = rows_number(loaded->basis, 0, BASIS_DISCOUNT) / 100};
    double point = point_value(loaded, asked, figures);
    int32_t asset = 0;
    for (int year = 0; year < asked->years; year++)
        years.grid[year] = rows_number(loaded->grid, (size_t)year, 1);
    for (size_t row = 0; row < rows_count(loaded->options); row++) {
        while (loaded->asset_ids[asset] != rows_integer(loaded->options, row, OPTION_ASSET))
            asset++;
        if (left_out(asked, rows_text(loaded->options, row, OPTION_KIND))) continue;
        struct plan_option option = read_option(loaded, row, asset);
        set_money(loaded, row, point, figures, &option);
        plan_add_option(plan, &option, &years);
    }
}

static void add_funds(const struct plan_loaded *loaded, const struct plan_asked *asked, struct plan *plan) {
    for (size_t row = 0; row < rows_count(loaded->funds); row++) {
        struct plan_fund fund = {.needs = (uint32_t)rows_integer(loaded->funds, row, FUND_NEEDS),
                                 .carries = rows_boolean(loaded->funds, row, FUND_CARRIES),
                                 .price = llround(rows_number(loaded->funds, row, FUND_PRICE) * 1e6),
                                 .share = llround(rows_number(loaded->funds, row, FUND_SHARE) * 1e6)};
        snprintf(fund.name, sizeof fund.name, "%s", rows_text(loaded->funds, row, FUND_CODE));
        for (size_t i = 0; i < asked->money_count; i++) {
            if (!text_equal(asked->money[i].fund, fund.name)) continue;
            fund.gives = fund.share == 0; /* nobody can give more receipts */
            for (int year = 0; year < asked->years; year++)
                fund.limit[year] = plan_fund_part(asked->money[i].pence, year, asked->years);
        }
        plan_add_fund(plan, &fund);
    }
}

static void add_limit(struct plan *plan, const char *name, int64_t number, plan_key key, bool least,
                      int64_t bound) {
    struct plan_limit limit = {.key = key, .least = least, .bound = bound};
    snprintf(limit.name, sizeof limit.name, "%.42s.%lld", name, (long long)number);
    plan_add_limit(plan, &limit);
}

/* The setting moves the limit just added, by that share of itself. */
static void let_give(struct plan *plan, enum plan_setting setting, double share) {
    struct plan_limit *limit = &plan->limits[plan->limit_count - 1];
    limit->weight = (int64_t)(share * (double)PLAN_MILLION);
    limit->setting = limit->weight > 0 ? (int)setting : 0;
}

/* Nothing saves in the year in which it begins, so what has to be saved rises from the second year on. */
static double rising(double last, int year, int years) {
    return years > 1 ? last * year / (years - 1) : last;
}

/* A fall of running costs and the floor of emissions rise to the last year; a rise may be as high in each. */
static void add_targets(const struct plan_loaded *loaded, const struct plan_asked *asked, int year,
                        struct plan *plan) {
    double emissions = rows_number(loaded->basis, 0, BASIS_EMISSIONS);
    double part = rising(1, year, asked->years);
    if (!isnan(asked->revenue)) {
        if (asked->revenue >= 0) part = 1;
        add_limit(plan, "revenue", year + 1, plan_key_of(PLAN_REVENUE, 0, year), false,
                  llround(100 * asked->revenue * part));
        let_give(plan, PLAN_SETTING_REVENUE, part);
    }
    if (year == 0 || isnan(asked->carbon_percent) || isnan(emissions)) return;
    part = rising(1, year, asked->years);
    add_limit(plan, "carbon", year + 1, plan_key_of(PLAN_CARBON, 0, year), true,
              (int64_t)rising(asked->carbon_percent / 100 * emissions, year, asked->years));
    let_give(plan, PLAN_SETTING_CARBON, part);
}

static void add_limits_of_year(const struct plan_loaded *loaded, const struct plan_asked *asked, int year,
                               struct plan *plan) {
    double moves = asked->moves < 0 ? rows_number(loaded->basis, 0, BASIS_MOVES) : (double)asked->moves;
    double sales = asked->sales < 0 ? rows_number(loaded->basis, 0, BASIS_SALES) * 100 : (double)asked->sales;
    add_targets(loaded, asked, year, plan);
    if (!isnan(moves)) {
        add_limit(plan, "moves", year + 1, plan_key_of(PLAN_MOVE, 0, year), false, (int64_t)moves);
        let_give(plan, PLAN_SETTING_MOVES, 1);
    }
    if (!isnan(sales)) {
        add_limit(plan, "sales", year + 1, plan_key_of(PLAN_TAG, PLAN_TAG_SALES, year), false,
                  (int64_t)sales);
        let_give(plan, PLAN_SETTING_SALES, 1);
    }
    for (size_t kind = 0; kind < rows_count(loaded->begun); kind++) {
        char name[PLAN_NAME];
        double most = rows_number(loaded->begun, kind, 1);
        snprintf(name, sizeof name, "begun_%.40s", rows_text(loaded->begun, kind, 0));
        if (!isnan(most))
            add_limit(plan, name, year + 1, plan_key_of(PLAN_TAG, PLAN_TAG_BEGUN + (uint32_t)kind, year),
                      false, (int64_t)most);
    }
}

/* All presences of a centre but one may go. */
static void add_centres(const struct plan_loaded *loaded, struct plan *plan) {
    int64_t centre = 0, found = 1;
    for (; found > 0; centre++) {
        found = 0;
        for (size_t row = 0; row < rows_count(loaded->presences); row++)
            found += rows_integer(loaded->presences, row, 1) == centre;
        if (found > 0)
            add_limit(plan, "centre", centre, plan_key_of(PLAN_PRESENCE, (uint32_t)centre, 0), false,
                      found - 1);
    }
}

static void add_limits(const struct plan_loaded *loaded, const struct plan_asked *asked, struct plan *plan) {
    double starters =
        asked->starters < 0 ? rows_number(loaded->basis, 0, BASIS_STARTERS) : (double)asked->starters;
    for (int year = 0; year < asked->years; year++)
        add_limits_of_year(loaded, asked, year, plan);
    if (!isnan(starters)) {
        add_limit(plan, "starters", 0, plan_key_of(PLAN_STARTER, 0, 0), false, (int64_t)starters);
        let_give(plan, PLAN_SETTING_STARTERS, 1);
    }
    for (size_t host = 0; host < rows_count(loaded->hosts); host++)
        add_limit(plan, "host", rows_integer(loaded->hosts, host, 0),
                  plan_key_of(PLAN_ROOM, (uint32_t)host, 0), false,
                  units(rows_number(loaded->hosts, host, 1)));
    add_centres(loaded, plan);
}

struct plan *plan_loaded_model(const struct plan_loaded *loaded, const struct plan_asked *asked,
                               struct plan_figures figures) {
    struct plan *plan = plan_new(asked->years, (int)rows_count(loaded->needs), loaded->assets);
    add_funds(loaded, asked, plan);
    add_limits(loaded, asked, plan);
    add_options(loaded, asked, figures, plan);
    return plan;
}
