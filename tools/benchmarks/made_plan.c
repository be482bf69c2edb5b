#include "tools/benchmarks/made_plan.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/base/memory.h"
#include "engine/programme/random.h"

enum { MAINTAIN, DECARBONISE, BOTH, MOVE_OUT, SELL, LET, HOUSING, REPLACE };
enum { NEED_GENERAL, NEED_SCHOOL, NEED_CARBON, NEEDS };
enum { CENTRES = 16, HOST_EVERY = 12 };

struct making {
    const struct made_plan *how;
    struct plan *plan;
    struct random random;
    double cost, carbon; /* of the dearest and the cleanest option of each asset, summed */
};

struct asset {
    double size; /* replacement cost, GBP */
    double need; /* 0 to 1: how badly it is kept */
    double kilograms;
    int school, centre, starter;
    uint32_t host; /* where it could move to */
    int64_t units;
};

static double share(struct random *random) {
    return 0.5 * erfc(-random_normal(random) / sqrt(2)); /* 0 to 1, evenly */
}

static struct asset make_asset(struct making *making, int32_t number) {
    struct random *random = &making->random;
    uint32_t hosts = (uint32_t)(making->how->assets / HOST_EVERY + 1);
    struct asset asset = {.size = 1e6 * exp(1.2 * random_normal(random)), .need = share(random)};
    asset.kilograms = asset.size * 0.03 * (0.4 + share(random));
    asset.school = share(random) < 0.2;
    asset.centre = share(random) < 0.08 ? number % CENTRES : -1;
    asset.starter = share(random) < 0.05;
    asset.host = (uint32_t)(share(random) * 0.9999 * hosts);
    asset.units = 1 + (int64_t)(20 * share(random));
    return asset;
}

static int64_t pence(double pounds) {
    return (int64_t)llround(pounds) * 100;
}

struct effect {
    double value, cost, receipt, revenue, kilograms; /* GBP and kg a year, of the option begun at once */
    int need, leaves;
};

static struct effect effect_of(struct making *making, const struct asset *asset, int option) {
    double size = asset->size, spread = 0.7 + 0.6 * share(&making->random);
    double repair = 0.15 * size * asset->need * spread, works = 0.12 * size * spread;
    double gain = 0.25 * size * asset->need, clean = asset->kilograms * (0.5 + 0.4 * share(&making->random));
    int need = asset->school ? NEED_SCHOOL : NEED_GENERAL;
    switch (option) {
    case MAINTAIN:
        return (struct effect){gain, repair, 0, -0.002 * size, 0, need, 0};
    case DECARBONISE:
        return (struct effect){0.06 * size * spread, works, 0, -0.003 * size, clean, NEED_CARBON, 0};
    case BOTH:
        return (struct effect){
            1.1 * gain + 0.07 * size, 0.93 * (repair + works), 0, -0.005 * size, clean, need, 0};
    case MOVE_OUT:
        return (struct effect){0.12 * size * spread, 0.03 * size, 0, -0.01 * size, asset->kilograms, need, 1};
    case SELL:
        return (struct effect){
            0.1 * size * spread, 0.01 * size, 0.35 * size, -0.008 * size, asset->kilograms, need, 2};
    case LET:
        return (struct effect){0.04 * size * spread, 0.02 * size, 0, -0.012 * size, 0, need, 0};
    case HOUSING:
        return (struct effect){0.09 * size * spread, 0.05 * size, 0.2 * size, -0.004 * size,
                               asset->kilograms,     need,        2};
    default:
        return (struct effect){0.8 * size * asset->need, 0.9 * size, 0, -0.006 * size, clean, need, 0};
    }
}

static void add_years(struct making *making, const struct effect *effect, int start) {
    for (int kind = PLAN_REVENUE; kind <= PLAN_CARBON; kind++)
        for (int year = start; year < making->how->years; year++)
            plan_add_amount(making->plan, plan_key_of((enum plan_kind)kind, 0, year),
                            kind == PLAN_REVENUE ? pence(effect->revenue) : (int64_t)effect->kilograms);
}

/* Large works are paid over two years. A receipt comes in the year after, if that is still in the plan. */
static void add_choice(struct making *making, int32_t number, const struct asset *asset, int option,
                       const struct effect *effect, int start) {
    struct plan *plan = making->plan;
    int years = making->how->years;
    bool two = effect->cost > 1e6 && start + 1 < years;
    plan_add_choice(plan, number, option, start, pence(effect->value * pow(0.965, start)));
    for (int year = start; year <= start + two; year++)
        plan_add_amount(plan, plan_key_of(PLAN_COST, (uint32_t)effect->need, year),
                        pence(two ? effect->cost / 2 : effect->cost));
    if (start + 1 < years)
        plan_add_amount(plan, plan_key_of(PLAN_RECEIPT, 0, start + 1), pence(effect->receipt));
    add_years(making, effect, start);
    if (option == MOVE_OUT) plan_add_amount(plan, plan_key_of(PLAN_ROOM, asset->host, 0), asset->units);
    if (effect->leaves && asset->centre >= 0)
        plan_add_amount(plan, plan_key_of(PLAN_PRESENCE, (uint32_t)asset->centre, 0), 1);
    if (effect->leaves == 2 && asset->starter) plan_add_amount(plan, plan_key_of(PLAN_STARTER, 0, 0), 1);
    if (effect->leaves) plan_add_amount(plan, plan_key_of(PLAN_MOVE, 0, start), 1);
}

static void add_fund(struct making *making, const char *name, uint32_t needs, bool carries, double price,
                     double of_receipts, double money) {
    struct plan_fund fund = {.needs = needs,
                             .carries = carries,
                             .price = (int64_t)(price * 1e6),
                             .share = (int64_t)(of_receipts * 1e6),
                             .gives = of_receipts == 0};
    snprintf(fund.name, sizeof fund.name, "%s", name);
    for (int year = 0; year < making->how->years; year++)
        fund.limit[year] = pence(money * making->cost / making->how->years);
    plan_add_fund(making->plan, &fund);
}

static void add_limit(struct making *making, const char *name, int number, plan_key key, bool least,
                      int64_t bound) {
    struct plan_limit limit = {.key = key, .least = least, .bound = bound};
    snprintf(limit.name, sizeof limit.name, "%s.%d", name, number);
    plan_add_limit(making->plan, &limit);
}

/* One that can be set: it moves by a share of the setting. */
static void add_setting(struct making *making, const char *name, int year, enum plan_kind kind, bool least,
                        int64_t bound, double share_of_it) {
    add_limit(making, name, year + 1, plan_key_of(kind, 0, year), least, bound);
    struct plan_limit *limit = &making->plan->limits[making->plan->limit_count - 1];
    limit->setting = (int)kind;
    limit->weight = (int64_t)(share_of_it * (double)PLAN_MILLION);
}

static void add_limits(struct making *making) {
    int years = making->how->years;
    for (int year = 0; year < years; year++) {
        add_setting(making, "revenue", year, PLAN_REVENUE, false, 0, 1);
        add_setting(making, "moves", year, PLAN_MOVE, false, 2 + making->how->assets / 60, 1);
        if (making->how->floor > 0)
            add_setting(making, "carbon", year, PLAN_CARBON, true,
                        (int64_t)(making->how->floor * making->carbon * (year + 1) / years),
                        (year + 1.0) / years);
    }
    for (int host = 0; host <= making->how->assets / HOST_EVERY; host++)
        add_limit(making, "host", host, plan_key_of(PLAN_ROOM, (uint32_t)host, 0), false,
                  (int64_t)(40 * share(&making->random)));
    for (int centre = 0; centre < CENTRES; centre++)
        add_limit(making, "centre", centre, plan_key_of(PLAN_PRESENCE, (uint32_t)centre, 0), false,
                  2 + making->how->assets / 1000);
    add_limit(making, "starters", 0, plan_key_of(PLAN_STARTER, 0, 0), false, 1 + making->how->assets / 100);
}

struct plan *made_plan(const struct made_plan *how) {
    struct making making = {
        .how = how, .plan = plan_new(how->years, NEEDS, how->assets), .random = random_start(how->seed)};
    for (int32_t number = 0; number < how->assets; number++) {
        struct asset asset = make_asset(&making, number);
        double dearest = 0;
        for (int option = 0; option < how->options; option++) {
            struct effect effect = effect_of(&making, &asset, option);
            if (option != REPLACE) dearest = fmax(dearest, effect.cost);
            for (int start = 0; start < how->years; start++)
                add_choice(&making, number, &asset, option, &effect, start);
        }
        making.cost += dearest;
        making.carbon += asset.kilograms;
    }
    double money = how->money;
    add_fund(&making, "capital", 1 << NEED_GENERAL | 1 << NEED_SCHOOL | 1 << NEED_CARBON, true, 0, 0,
             0.5 * money);
    add_fund(&making, "schools", 1 << NEED_SCHOOL, true, 0, 0, 0.3 * money);
    add_fund(&making, "carbon", 1 << NEED_CARBON, false, 0, 0, 0.2 * money);
    add_fund(&making, "receipts", 1 << NEED_GENERAL | 1 << NEED_SCHOOL, true, 0, 0.5, 0);
    add_fund(&making, "borrowing", 1 << NEED_GENERAL | 1 << NEED_CARBON, false, 0.4, 0, 0.1 * money);
    add_limits(&making);
    return making.plan;
}
