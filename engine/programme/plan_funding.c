#include "engine/programme/plan_funding.h"

#include <string.h>

/* A place is a need's year or a fund's year. The search walks from a cost back to money. */
enum { NEED_PLACES = PLAN_NEEDS * PLAN_YEARS, PLACES = NEED_PLACES + PLAN_FUNDS * PLAN_YEARS };

static int need_place(int need, int year) {
    return need * PLAN_YEARS + year;
}

static int fund_place(size_t fund, int year) {
    return NEED_PLACES + (int)fund * PLAN_YEARS + year;
}

struct plan_funding plan_funding_start(const struct plan *plan) {
    struct plan_funding funding = {0};
    for (size_t fund = 0; fund < plan->fund_count; fund++)
        memcpy(funding.left[fund], plan->funds[fund].limit, sizeof funding.left[fund]);
    return funding;
}

/* Where the search came from; -1 not reached. */
struct search {
    int from[PLACES];
    int queue[PLACES];
    int head, tail;
};

static void reach(struct search *search, int place, int from) {
    if (search->from[place] >= 0) return;
    search->from[place] = from;
    search->queue[search->tail++] = place;
}

/* A need's year can have money from the funds that pay for it. */
static void look_from_need(const struct plan *plan, struct search *search, int place) {
    int need = place / PLAN_YEARS, year = place % PLAN_YEARS;
    for (size_t fund = 0; fund < plan->fund_count; fund++)
        if (plan->funds[fund].needs >> need & 1) reach(search, fund_place(fund, year), place);
}

/* A fund's year can have it from the year before, or from what it gives to others, who then look elsewhere.
 */
static void look_from_fund(const struct plan *plan, const struct plan_funding *funding, struct search *search,
                           int place) {
    size_t fund = (size_t)(place - NEED_PLACES) / PLAN_YEARS;
    int year = (place - NEED_PLACES) % PLAN_YEARS;
    if (plan->funds[fund].carries && year > 0) reach(search, place - 1, place);
    if (funding->carried[fund][year] > 0) reach(search, place + 1, place);
    for (int need = 0; need < plan->needs; need++)
        if (funding->paid[fund][need][year] > 0) reach(search, need_place(need, year), place);
}

/* The fund's year with money left, of that price, that the cost can be traced back to; -1 none. */
static int find(const struct plan *plan, const struct plan_funding *funding, struct search *search,
                int64_t price, int cost) {
    memset(search->from, -1, sizeof search->from);
    search->head = search->tail = 0;
    reach(search, cost, cost);
    while (search->head < search->tail) {
        int place = search->queue[search->head++];
        if (place < NEED_PLACES) {
            look_from_need(plan, search, place);
            continue;
        }
        size_t fund = (size_t)(place - NEED_PLACES) / PLAN_YEARS;
        int year = (place - NEED_PLACES) % PLAN_YEARS;
        if (plan->funds[fund].price == price && funding->left[fund][year] > 0) return place;
        look_from_fund(plan, funding, search, place);
    }
    return -1;
}

/* The flow that a step from `place` towards the cost goes on with: `*back` when it undoes one. */
static int64_t *step_flow(struct plan_funding *funding, int place, int next, bool *back) {
    *back = false;
    if (place < NEED_PLACES) { /* a need gives up what a fund pays it */
        *back = true;
        size_t fund = (size_t)(next - NEED_PLACES) / PLAN_YEARS;
        return &funding->paid[fund][place / PLAN_YEARS][place % PLAN_YEARS];
    }
    size_t fund = (size_t)(place - NEED_PLACES) / PLAN_YEARS;
    int year = (place - NEED_PLACES) % PLAN_YEARS;
    if (next < NEED_PLACES) return &funding->paid[fund][next / PLAN_YEARS][year];
    *back = next < place; /* less is carried over */
    return &funding->carried[fund][*back ? year - 1 : year];
}

/* Sends up to `wanted` along the path found; returns how much. */
static int64_t send(struct plan_funding *funding, const struct search *search, int source, int cost,
                    int64_t wanted) {
    int64_t *money = &funding->left[(source - NEED_PLACES) / PLAN_YEARS][(source - NEED_PLACES) % PLAN_YEARS];
    int64_t most = *money < wanted ? *money : wanted;
    bool back;
    for (int place = source; place != cost; place = search->from[place]) {
        int64_t flow = *step_flow(funding, place, search->from[place], &back);
        if (back && flow < most) most = flow;
    }
    for (int place = source; place != cost; place = search->from[place]) {
        int64_t *flow = step_flow(funding, place, search->from[place], &back);
        *flow += back ? -most : most;
    }
    *money -= most;
    return most;
}

/* The least price above `price`, or -1. */
static int64_t next_price(const struct plan *plan, int64_t price) {
    int64_t next = -1;
    for (size_t fund = 0; fund < plan->fund_count; fund++)
        if (plan->funds[fund].price > price && (next < 0 || plan->funds[fund].price < next))
            next = plan->funds[fund].price;
    return next;
}

/* Pays what can be paid of the amount; returns the rest. */
static int64_t pay(const struct plan *plan, struct plan_funding *funding, int need, int year,
                   int64_t amount) {
    struct search search;
    int cost = need_place(need, year);
    for (int64_t price = next_price(plan, -1); price >= 0 && amount > 0;) {
        int source = find(plan, funding, &search, price, cost);
        if (source < 0)
            price = next_price(plan, price);
        else
            amount -= send(funding, &search, source, cost, amount);
    }
    return amount;
}

static void put_in(const struct plan *plan, struct plan_funding *funding, const struct plan_amount *receipt) {
    for (size_t fund = 0; fund < plan->fund_count; fund++)
        if (plan->funds[fund].share)
            funding->left[fund][plan_key_year(receipt->key)] +=
                plan_fund_share(&plan->funds[fund], receipt->amount);
}

static int64_t pay_all(const struct plan *plan, struct plan_funding *funding,
                       const struct plan_choice *choice) {
    int64_t rest = 0;
    for (size_t i = 0; i < choice->amount_count; i++) {
        const struct plan_amount *amount = &plan->amounts[choice->first_amount + i];
        if (plan_key_kind(amount->key) != PLAN_COST) continue;
        rest +=
            pay(plan, funding, (int)plan_key_index(amount->key), plan_key_year(amount->key), amount->amount);
    }
    return rest;
}

static void receive_all(const struct plan *plan, struct plan_funding *funding,
                        const struct plan_choice *choice) {
    for (size_t i = 0; i < choice->amount_count; i++)
        if (plan_key_kind(plan->amounts[choice->first_amount + i].key) == PLAN_RECEIPT)
            put_in(plan, funding, &plan->amounts[choice->first_amount + i]);
}

bool plan_funding_take(const struct plan *plan, struct plan_funding *funding,
                       const struct plan_choice *choice) {
    struct plan_funding before = *funding;
    receive_all(plan, funding, choice);
    if (pay_all(plan, funding, choice) == 0) return true;
    *funding = before;
    return false;
}

struct plan_funding plan_funding_of(const struct plan *plan, const int32_t *taken, int64_t *short_of) {
    struct plan_funding funding = plan_funding_start(plan);
    *short_of = 0;
    for (int32_t asset = 0; asset < plan->assets; asset++)
        if (taken[asset] != PLAN_NONE) receive_all(plan, &funding, &plan->choices[taken[asset]]);
    for (int32_t asset = 0; asset < plan->assets; asset++)
        if (taken[asset] != PLAN_NONE) *short_of += pay_all(plan, &funding, &plan->choices[taken[asset]]);
    return funding;
}

int64_t plan_funding_price(const struct plan *plan, const struct plan_funding *funding) {
    int64_t price = 0;
    for (size_t fund = 0; fund < plan->fund_count; fund++) {
        int64_t paid = 0;
        for (int need = 0; need < plan->needs; need++)
            for (int year = 0; year < plan->years; year++)
                paid += funding->paid[fund][need][year];
        int64_t each = plan->funds[fund].price;
        price += paid / PLAN_MILLION * each + (paid % PLAN_MILLION * each + PLAN_MILLION - 1) / PLAN_MILLION;
    }
    return price;
}
