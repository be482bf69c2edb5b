#include "engine/programme/plan_verify.h"

#include <inttypes.h>
#include <stdlib.h>

#include "engine/base/format.h"
#include "engine/base/memory.h"

static int64_t amount_of(const struct plan *plan, const struct plan_choice *choice, plan_key key) {
    size_t low = choice->first_amount, high = low + choice->amount_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (plan->amounts[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < choice->first_amount + choice->amount_count && plan->amounts[low].key == key;
    return found ? plan->amounts[low].amount : 0;
}

void plan_limit_sums(const struct plan *plan, const int32_t *taken, int64_t *sums) {
    struct plan_limit_at *by_key = plan_limits_by_key(plan);
    for (size_t limit = 0; limit < plan->limit_count; limit++)
        sums[limit] = 0;
    for (int32_t asset = 0; asset < plan->assets; asset++)
        if (taken[asset] != PLAN_NONE) plan_limit_add(plan, by_key, &plan->choices[taken[asset]], 1, sums);
    free(by_key);
}

void plan_limit_add(const struct plan *plan, const struct plan_limit_at *by_key,
                    const struct plan_choice *choice, int sign, int64_t *sums) {
    for (size_t i = 0; i < choice->amount_count; i++) {
        const struct plan_amount *amount = &plan->amounts[choice->first_amount + i];
        if (plan_key_kind(amount->key) <= PLAN_RECEIPT) continue;
        for (size_t at = plan_limits_from(plan, by_key, amount->key);
             at < plan->limit_count && by_key[at].key == amount->key; at++)
            sums[by_key[at].limit] += sign * amount->amount;
    }
}

int64_t plan_sum(const struct plan *plan, const int32_t *taken, enum plan_kind kind, int year) {
    int64_t sum = 0;
    for (int32_t asset = 0; asset < plan->assets; asset++) {
        if (taken[asset] == PLAN_NONE) continue;
        const struct plan_choice *choice = &plan->choices[taken[asset]];
        for (size_t i = 0; i < choice->amount_count; i++) {
            const struct plan_amount *amount = &plan->amounts[choice->first_amount + i];
            if (plan_key_kind(amount->key) == kind && plan_key_year(amount->key) == year)
                sum += amount->amount;
        }
    }
    return sum;
}

int64_t plan_limit_excess(const struct plan_limit *limit, int64_t sum) {
    return limit->least ? limit->bound - sum : sum - limit->bound;
}

int64_t plan_value(const struct plan *plan, const int32_t *taken, const struct plan_funding *funding) {
    int64_t value = -plan_funding_price(plan, funding);
    for (int32_t asset = 0; asset < plan->assets; asset++)
        if (taken[asset] != PLAN_NONE) value += plan->choices[taken[asset]].value;
    return value;
}

static enum status verify_choices(const struct plan *plan, const int32_t *taken, struct error *err) {
    for (int32_t asset = 0; asset < plan->assets; asset++) {
        int32_t choice = taken[asset];
        if (choice == PLAN_NONE) continue;
        if (choice < 0 || (size_t)choice >= plan->choice_count || plan->choices[choice].asset != asset)
            return error_set(err, STATUS_INVALID, "Asset %" PRId32 " takes a choice that is not its own.",
                             asset);
    }
    return STATUS_OK;
}

static enum status verify_limits(const struct plan *plan, const int32_t *taken, struct error *err) {
    int64_t *sums = memory_array(plan->limit_count + 1, sizeof *sums);
    enum status status = STATUS_OK;
    plan_limit_sums(plan, taken, sums);
    for (size_t i = 0; i < plan->limit_count && status == STATUS_OK; i++)
        if (plan_limit_excess(&plan->limits[i], sums[i]) > 0)
            status = error_set(err, STATUS_INVALID,
                               "Limit %s is broken: %" PRId64 " where at %s %" PRId64 " may be.",
                               plan->limits[i].name, sums[i], plan->limits[i].least ? "least" : "most",
                               plan->limits[i].bound);
    free(sums);
    return status;
}

/* Each cost is paid in full, each need's year for itself. */
static enum status verify_needs(const struct plan *plan, const int32_t *taken,
                                const struct plan_funding *funding, struct error *err) {
    int64_t due[PLAN_NEEDS][PLAN_YEARS] = {{0}};
    for (int32_t asset = 0; asset < plan->assets; asset++) {
        if (taken[asset] == PLAN_NONE) continue;
        const struct plan_choice *choice = &plan->choices[taken[asset]];
        for (size_t i = 0; i < choice->amount_count; i++) {
            const struct plan_amount *amount = &plan->amounts[choice->first_amount + i];
            if (plan_key_kind(amount->key) == PLAN_COST)
                due[plan_key_index(amount->key)][plan_key_year(amount->key)] += amount->amount;
        }
    }
    for (int need = 0; need < plan->needs; need++)
        for (int year = 0; year < plan->years; year++) {
            for (size_t fund = 0; fund < plan->fund_count; fund++)
                due[need][year] -= funding->paid[fund][need][year];
            if (due[need][year] != 0)
                return error_set(err, STATUS_INVALID, "Need %d is not paid to the penny in year %d.",
                                 need + 1, year + 1);
        }
    return STATUS_OK;
}

int64_t plan_fund_receipt(const struct plan *plan, const struct plan_fund *fund,
                          const struct plan_choice *choice, int year) {
    return plan_fund_share(fund, amount_of(plan, choice, plan_key_of(PLAN_RECEIPT, 0, year)));
}

static int64_t received(const struct plan *plan, const int32_t *taken, const struct plan_fund *fund,
                        int year) {
    int64_t sum = 0;
    for (int32_t asset = 0; asset < plan->assets; asset++)
        if (taken[asset] != PLAN_NONE)
            sum += plan_fund_receipt(plan, fund, &plan->choices[taken[asset]], year);
    return sum;
}

/* Year by year: what a fund has is what it was given, what arrived, and what it kept if it may keep. */
static enum status verify_fund(const struct plan *plan, const int32_t *taken, size_t index,
                               const struct plan_funding *funding, struct error *err) {
    const struct plan_fund *fund = &plan->funds[index];
    int64_t kept = 0;
    for (int year = 0; year < plan->years; year++) {
        int64_t has = kept + fund->limit[year] + (fund->share ? received(plan, taken, fund, year) : 0);
        for (int need = 0; need < plan->needs; need++) {
            int64_t paid = funding->paid[index][need][year];
            if (paid < 0 || (paid > 0 && !(fund->needs >> need & 1)))
                return error_set(err, STATUS_INVALID, "Fund %s pays for a need that it may not pay for.",
                                 fund->name);
            has -= paid;
        }
        char beyond[FORMAT_SIZE];
        if (has < 0)
            return error_set(err, STATUS_INVALID, "Fund %s pays %s more in year %d than it has.", fund->name,
                             format_pounds_exact(beyond, -has), year + 1);
        kept = fund->carries ? has : 0;
    }
    return STATUS_OK;
}

enum status plan_verify(const struct plan *plan, const int32_t *taken, const struct plan_funding *funding,
                        struct error *err) {
    enum status status = verify_choices(plan, taken, err);
    if (status == STATUS_OK) status = verify_limits(plan, taken, err);
    if (status == STATUS_OK) status = verify_needs(plan, taken, funding, err);
    for (size_t fund = 0; fund < plan->fund_count && status == STATUS_OK; fund++)
        status = verify_fund(plan, taken, fund, funding, err);
    return status;
}
