#include "engine/runs/plan_load.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/programme/plan_options.h"
#include "sql/embedded.h"

enum {
    BASIS_RUN,
    BASIS_AS_AT,
    BASIS_YEAR,
    BASIS_POINT,
    BASIS_DISCOUNT,
    BASIS_MOVES,
    BASIS_STARTERS,
    BASIS_EMISSIONS
};
enum {
    OPTION_ASSET,
    OPTION_NO,
    OPTION_KIND,
    OPTION_NEED,
    OPTION_HOST,
    OPTION_UNITS,
    OPTION_CAPITAL,
    OPTION_RECEIPT,
    OPTION_REVENUE,
    OPTION_FUEL,
    OPTION_POWER,
    OPTION_LEAD,
    OPTION_GAIN,
    OPTION_NET,
    OPTION_LEAVES,
    OPTION_EXITS,
    OPTION_STARTER,
    OPTION_ROOM
};
enum { FUND_CODE, FUND_CARRIES, FUND_PRICE, FUND_SHARE, FUND_NEEDS };

static enum status load_rows(struct store *db, const struct plan_asked *asked, struct plan_loaded *loaded,
                             struct error *err) {
    char run[24], year[24];
    enum status status =
        store_query(db, sql_plan_basis, BIND(asked->run), STORE_MAYBE_ONE, &loaded->basis, err);
    if (status == STATUS_OK && rows_count(loaded->basis) == 0)
        return asked->run ? error_set(err, STATUS_NOT_FOUND, "There is no run %s; `terrier runs` lists them.",
                                      asked->run)
                          : error_set(err, STATUS_NOT_FOUND,
                                      "No run has options yet: `terrier evaluate` makes one.");
    if (status != STATUS_OK) return status;
    loaded->run_id = rows_integer(loaded->basis, 0, BASIS_RUN);
    bind_integer(run, loaded->run_id);
    bind_integer(year, rows_integer(loaded->basis, 0, BASIS_YEAR));
    status = store_query(db, sql_plan_options, BIND(run), STORE_MANY, &loaded->options, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_plan_hosts, BIND(run), STORE_MANY, &loaded->hosts, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_plan_grid, BIND(year), STORE_MANY, &loaded->grid, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_plan_funds, BIND_NONE, STORE_MANY, &loaded->funds, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_plan_needs, BIND_NONE, STORE_MANY, &loaded->needs, err);
    if (status == STATUS_OK && rows_count(loaded->options) == 0)
        status = error_set(err, STATUS_NOT_FOUND,
                           "Run %s has no option that is feasible and whose cost and gain are known.", run);
    return status;
}

/* Assets in the order of the options, which is that of their numbers. */
static int32_t number_assets(struct plan_loaded *loaded) {
    size_t count = rows_count(loaded->options), assets = 0;
    loaded->asset_ids = memory_array(count + 1, sizeof *loaded->asset_ids);
    for (size_t row = 0; row < count; row++) {
        int64_t id = rows_integer(loaded->options, row, OPTION_ASSET);
        if (assets == 0 || loaded->asset_ids[assets - 1] != id) loaded->asset_ids[assets++] = id;
    }
    return (int32_t)assets;
}

static int32_t find_host(const struct plan_loaded *loaded, int64_t asset_id) {
    size_t low = 0, high = rows_count(loaded->hosts);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rows_integer(loaded->hosts, middle, 0) < asset_id)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < rows_count(loaded->hosts) && rows_integer(loaded->hosts, low, 0) == asset_id;
    return found ? (int32_t)low : -1;
}

static int64_t units(double room) {
    return isnan(room) || room < 0 ? 0 : (int64_t)fmin(floor(room), 1e9);
}

static int find_need(const struct plan_loaded *loaded, const char *code) {
    for (size_t row = 0; row < rows_count(loaded->needs); row++)
        if (text_equal(rows_text(loaded->needs, row, 0), code)) return (int)row;
    return 0;
}

static struct plan_option read_option(const struct plan_loaded *loaded, size_t row, int32_t asset) {
    const struct rows *rows = loaded->options;
    double point = rows_number(loaded->basis, 0, BASIS_POINT);
    double taken = rows_number(rows, row, OPTION_UNITS);
    int32_t own = find_host(loaded, loaded->asset_ids[asset]);
    bool leaves = rows_boolean(rows, row, OPTION_LEAVES);
    bool hosted = !rows_is_null(rows, row, OPTION_HOST);
    return (struct plan_option){.asset = asset,
                                .option = (int32_t)rows_integer(rows, row, OPTION_NO),
                                .need = find_need(loaded, rows_text(rows, row, OPTION_NEED)),
                                .value = rows_number(rows, row, OPTION_GAIN) * point +
                                         rows_number(rows, row, OPTION_NET),
                                .capital = rows_number(rows, row, OPTION_CAPITAL),
                                .receipt = rows_number(rows, row, OPTION_RECEIPT),
                                .revenue = rows_number(rows, row, OPTION_REVENUE),
                                .fuel_kg = rows_number(rows, row, OPTION_FUEL),
                                .electricity_kwh = rows_number(rows, row, OPTION_POWER),
                                .lead_months = (int)rows_integer(rows, row, OPTION_LEAD),
                                .host = hosted ? find_host(loaded, rows_integer(rows, row, OPTION_HOST)) : -1,
                                .host_units = isnan(taken) ? 0 : units(ceil(taken)),
                                .own_host = leaves ? own : -1,
                                .own_room = own >= 0 ? units(rows_number(loaded->hosts, (size_t)own, 1)) : 0,
                                .leaves = leaves,
                                .starter = rows_boolean(rows, row, OPTION_STARTER)};
}

static bool left_out(const struct plan_asked *asked, const char *kind) {
    for (size_t i = 0; i < asked->without_count; i++)
        if (strcmp(asked->without[i], kind) == 0) return true;
    return false;
}

static void add_options(const struct plan_asked *asked, struct plan_loaded *loaded) {
    struct plan_years years = {.discount = rows_number(loaded->basis, 0, BASIS_DISCOUNT) / 100};
    int32_t asset = 0;
    for (int year = 0; year < asked->years; year++)
        years.grid[year] = rows_number(loaded->grid, (size_t)year, 1);
    for (size_t row = 0; row < rows_count(loaded->options); row++) {
        while (loaded->asset_ids[asset] != rows_integer(loaded->options, row, OPTION_ASSET))
            asset++;
        struct plan_option option = read_option(loaded, row, asset);
        if (!left_out(asked, rows_text(loaded->options, row, OPTION_KIND)))
            plan_add_option(loaded->plan, &option, &years);
    }
}

static void add_funds(const struct plan_asked *asked, struct plan_loaded *loaded) {
    for (size_t row = 0; row < rows_count(loaded->funds); row++) {
        struct plan_fund fund = {.needs = (uint32_t)rows_integer(loaded->funds, row, FUND_NEEDS),
                                 .carries = rows_boolean(loaded->funds, row, FUND_CARRIES),
                                 .price = llround(rows_number(loaded->funds, row, FUND_PRICE) * 1e6),
                                 .share = llround(rows_number(loaded->funds, row, FUND_SHARE) * 1e6)};
        snprintf(fund.name, sizeof fund.name, "%s", rows_text(loaded->funds, row, FUND_CODE));
        for (size_t i = 0; i < asked->money_count; i++)
            for (int year = 0; year < asked->years && text_equal(asked->money[i].fund, fund.name); year++)
                fund.limit[year] = asked->money[i].pence * (year + 1) / asked->years -
                                   asked->money[i].pence * year / asked->years;
        plan_add_fund(loaded->plan, &fund);
    }
}

static void add_limit(struct plan *plan, const char *name, int64_t number, plan_key key, bool least,
                      int64_t bound) {
    struct plan_limit limit = {.key = key, .least = least, .bound = bound};
    snprintf(limit.name, sizeof limit.name, "%s.%lld", name, (long long)number);
    plan_add_limit(plan, &limit);
}

static void add_limits(const struct plan_asked *asked, struct plan_loaded *loaded) {
    double emissions = rows_number(loaded->basis, 0, BASIS_EMISSIONS);
    double moves = rows_number(loaded->basis, 0, BASIS_MOVES);
    double starters = rows_number(loaded->basis, 0, BASIS_STARTERS);
    if (asked->moves >= 0) moves = (double)asked->moves;
    for (int year = 0; year < asked->years; year++) {
        if (!isnan(moves))
            add_limit(loaded->plan, "moves", year + 1, plan_key_of(PLAN_MOVE, 0, year), false,
                      (int64_t)moves);
        /* Nothing saves in the year in which it begins, so the floor rises from the second year on. */
        bool floor = year > 0 && !isnan(asked->carbon_percent) && !isnan(emissions);
        if (floor)
            add_limit(loaded->plan, "carbon", year + 1, plan_key_of(PLAN_CARBON, 0, year), true,
                      (int64_t)(asked->carbon_percent / 100 * emissions * year / (asked->years - 1)));
    }
    if (!isnan(starters))
        add_limit(loaded->plan, "starters", 0, plan_key_of(PLAN_STARTER, 0, 0), false, (int64_t)starters);
    for (size_t host = 0; host < rows_count(loaded->hosts); host++)
        add_limit(loaded->plan, "host", rows_integer(loaded->hosts, host, 0),
                  plan_key_of(PLAN_ROOM, (uint32_t)host, 0), false,
                  units(rows_number(loaded->hosts, host, 1)));
}

static enum status check_asked(const struct plan_asked *asked, const struct plan_loaded *loaded,
                               struct error *err) {
    for (size_t i = 0; i < asked->money_count; i++) {
        bool known = false;
        for (size_t row = 0; row < rows_count(loaded->funds) && !known; row++)
            known = text_equal(rows_text(loaded->funds, row, FUND_CODE), asked->money[i].fund);
        if (!known)
            return error_set(
                err, STATUS_INVALID,
                "There is no fund %.40s: capital, schools, decarbonisation and borrowing take money.",
                asked->money[i].fund);
    }
    return STATUS_OK;
}

enum status plan_load(struct store *db, const struct plan_asked *asked, struct plan_loaded *loaded,
                      struct error *err) {
    *loaded = (struct plan_loaded){.plan = NULL};
    enum status status = load_rows(db, asked, loaded, err);
    if (status == STATUS_OK) status = check_asked(asked, loaded, err);
    if (status != STATUS_OK) return status;
    int32_t assets = number_assets(loaded);
    loaded->plan = plan_new(asked->years, (int)rows_count(loaded->needs), assets);
    add_funds(asked, loaded);
    add_limits(asked, loaded);
    add_options(asked, loaded);
    return plan_check(loaded->plan, err);
}

void plan_loaded_free(struct plan_loaded *loaded) {
    plan_free(loaded->plan);
    rows_free(loaded->options);
    rows_free(loaded->funds);
    rows_free(loaded->needs);
    rows_free(loaded->hosts);
    rows_free(loaded->basis);
    rows_free(loaded->grid);
    free(loaded->asset_ids);
    *loaded = (struct plan_loaded){.plan = NULL};
}
