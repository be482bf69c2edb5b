#include <stdlib.h>

#include "engine/base/memory.h"
#include "engine/programme/plan.h"

/* Which way of an amount is better: more (1), less (-1), neither (0: nobody limits it), or it may not differ
 * (2). */
enum wish { WISH_LESS = -1, WISH_NONE = 0, WISH_MORE = 1, WISH_SAME = 2 };

struct wishes {
    const struct plan *plan;
    struct plan_limit_at *by_key;
    bool receipts; /* some fund takes them */
};

static enum wish wish_of(const struct wishes *wishes, plan_key key) {
    if (plan_key_kind(key) == PLAN_COST) return WISH_LESS;
    if (plan_key_kind(key) == PLAN_RECEIPT) return wishes->receipts ? WISH_MORE : WISH_NONE;
    enum wish wish = WISH_NONE;
    const struct plan *plan = wishes->plan;
    for (size_t i = plan_limits_from(plan, wishes->by_key, key);
         i < plan->limit_count && wishes->by_key[i].key == key; i++) {
        enum wish one = plan->limits[wishes->by_key[i].limit].least ? WISH_MORE : WISH_LESS;
        wish = wish == WISH_NONE || wish == one ? one : WISH_SAME;
    }
    return wish;
}

static bool no_worse(const struct wishes *wishes, plan_key key, int64_t amount, int64_t than) {
    switch (wish_of(wishes, key)) {
    case WISH_LESS:
        return amount <= than;
    case WISH_MORE:
        return amount >= than;
    case WISH_SAME:
        return amount == than;
    case WISH_NONE:
        break;
    }
    return true;
}

/* Whether `a` (NULL: take nothing) is worth as much as `b` and asks no more of anything. */
static bool as_good(const struct plan *plan, const struct wishes *wishes, const struct plan_choice *a,
                    const struct plan_choice *b) {
    if ((a ? a->value : 0) < b->value) return false;
    size_t i = 0, j = 0, count = a ? a->amount_count : 0;
    const struct plan_amount *left = a ? plan->amounts + a->first_amount : NULL;
    const struct plan_amount *right = plan->amounts + b->first_amount;
    while (i < count || j < b->amount_count) {
        plan_key key = i == count                   ? right[j].key
                       : j == b->amount_count       ? left[i].key
                       : left[i].key < right[j].key ? left[i].key
                                                    : right[j].key;
        int64_t amount = i < count && left[i].key == key ? left[i++].amount : 0;
        int64_t than = j < b->amount_count && right[j].key == key ? right[j++].amount : 0;
        if (!no_worse(wishes, key, amount, than)) return false;
    }
    return true;
}

static bool is_dominated(const struct plan *plan, const struct wishes *wishes, size_t choice, size_t from,
                         size_t to, const bool *dropped) {
    const struct plan_choice *it = &plan->choices[choice];
    if (as_good(plan, wishes, NULL, it)) return true;
    for (size_t other = from; other < to; other++)
        if (other != choice && !dropped[other] && as_good(plan, wishes, &plan->choices[other], it))
            return true;
    return false;
}

size_t plan_dominated(const struct plan *plan, bool *dropped) {
    struct wishes wishes = {.plan = plan, .by_key = plan_limits_by_key(plan)};
    for (size_t i = 0; i < plan->fund_count; i++)
        wishes.receipts |= plan->funds[i].share > 0;
    size_t *first = plan_firsts(plan), count = 0;
    for (size_t i = 0; i < plan->choice_count; i++)
        dropped[i] = false;
    for (size_t i = 0; i < plan->choice_count; i++) {
        int32_t asset = plan->choices[i].asset;
        dropped[i] = is_dominated(plan, &wishes, i, first[asset], first[asset + 1], dropped);
        count += dropped[i];
    }
    free(first);
    free(wishes.by_key);
    return count;
}
