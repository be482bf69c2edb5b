#include "engine/programme/plan.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

static const char *const kind_names[PLAN_KINDS] = {"cost",     "receipt", "revenue", "carbon", "room",
                                                   "presence", "starter", "move",    "tag"};

const char *plan_kind_name(enum plan_kind kind) {
    return kind_names[kind];
}

struct plan *plan_new(int years, int needs, int32_t assets) {
    struct plan *plan = memory_array(1, sizeof *plan);
    plan->years = years;
    plan->needs = needs;
    plan->assets = assets;
    return plan;
}

void plan_free(struct plan *plan) {
    if (!plan) return;
    free(plan->limits);
    free(plan->choices);
    free(plan->amounts);
    free(plan->begin);
    free(plan);
}

void plan_add_fund(struct plan *plan, const struct plan_fund *fund) {
    if (plan->fund_count < PLAN_FUNDS) plan->funds[plan->fund_count] = *fund;
    plan->fund_count++; /* one too many is plan_check()'s to say */
}

void plan_add_limit(struct plan *plan, const struct plan_limit *limit) {
    memory_reserve((void **)&plan->limits, &plan->limit_room, plan->limit_count + 1, sizeof *limit);
    plan->limits[plan->limit_count++] = *limit;
}

void plan_add_choice(struct plan *plan, int32_t asset, int32_t option, int32_t start, int64_t value) {
    memory_reserve((void **)&plan->choices, &plan->choice_room, plan->choice_count + 1,
                   sizeof *plan->choices);
    plan->choices[plan->choice_count++] = (struct plan_choice){
        .asset = asset, .option = option, .start = start, .value = value, .first_amount = plan->amount_count};
}

void plan_add_amount(struct plan *plan, plan_key key, int64_t amount) {
    if (amount == 0) return;
    memory_reserve((void **)&plan->amounts, &plan->amount_room, plan->amount_count + 1,
                   sizeof *plan->amounts);
    plan->amounts[plan->amount_count++] = (struct plan_amount){key, amount};
    plan->choices[plan->choice_count - 1].amount_count++;
}

void plan_begin_from(struct plan *plan, const int32_t *taken) {
    size_t size = (size_t)plan->assets * sizeof *taken;
    if (!plan->begin) plan->begin = memory_array((size_t)plan->assets, sizeof *taken);
    memcpy(plan->begin, taken, size);
}

bool plan_name_valid(const char *name) {
    size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_-.");
    return length > 0 && length < PLAN_NAME && name[length] == '\0';
}

size_t *plan_firsts(const struct plan *plan) {
    size_t *first = memory_array((size_t)plan->assets + 1, sizeof *first), choice = 0;
    for (int32_t asset = 0; asset <= plan->assets; asset++) {
        while (choice < plan->choice_count && plan->choices[choice].asset < asset)
            choice++;
        first[asset] = choice;
    }
    return first;
}

static int compare_limits(const void *a, const void *b) {
    const struct plan_limit_at *left = a, *right = b;
    if (left->key != right->key) return left->key < right->key ? -1 : 1;
    return (left->limit > right->limit) - (left->limit < right->limit);
}

struct plan_limit_at *plan_limits_by_key(const struct plan *plan) {
    struct plan_limit_at *by_key = memory_array(plan->limit_count + 1, sizeof *by_key);
    for (size_t i = 0; i < plan->limit_count; i++)
        by_key[i] = (struct plan_limit_at){plan->limits[i].key, i};
    qsort(by_key, plan->limit_count, sizeof *by_key, compare_limits);
    return by_key;
}

size_t plan_limits_from(const struct plan *plan, const struct plan_limit_at *by_key, plan_key key) {
    size_t low = 0, high = plan->limit_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_key[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int64_t plan_fund_part(int64_t budget, int year, int years) {
    return budget * (year + 1) / years - budget * year / years;
}

int64_t plan_fund_share(const struct plan_fund *fund, int64_t receipt) {
    return receipt / PLAN_MILLION * fund->share + receipt % PLAN_MILLION * fund->share / PLAN_MILLION;
}
