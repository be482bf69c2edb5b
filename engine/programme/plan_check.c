#include <inttypes.h>
#include <string.h>

#include "engine/programme/plan.h"

static bool within(int64_t value, int64_t least, int64_t most) {
    return value >= least && value <= most;
}

static enum status check_size(const struct plan *plan, struct error *err) {
    if (plan->years < 1 || plan->years > PLAN_YEARS)
        return error_set(err, STATUS_INVALID, "A programme is of 1 to %d years, not %d.", PLAN_YEARS,
                         plan->years);
    if (plan->needs < 1 || plan->needs > PLAN_NEEDS)
        return error_set(err, STATUS_INVALID, "A programme has 1 to %d needs, not %d.", PLAN_NEEDS,
                         plan->needs);
    if (plan->assets < 1 || plan->assets > PLAN_ASSETS)
        return error_set(err, STATUS_INVALID, "A programme is of 1 to %d assets, not %" PRId32 ".",
                         PLAN_ASSETS, plan->assets);
    if (plan->fund_count > PLAN_FUNDS || plan->limit_count > PLAN_LIMITS || plan->choice_count > PLAN_CHOICES)
        return error_set(err, STATUS_INVALID,
                         "A programme has at most %d funds, %d limits and %d choices, not %zu, %zu and %zu.",
                         PLAN_FUNDS, PLAN_LIMITS, PLAN_CHOICES, plan->fund_count, plan->limit_count,
                         plan->choice_count);
    return STATUS_OK;
}

static enum status check_fund(const struct plan *plan, const struct plan_fund *fund, struct error *err) {
    if (!plan_name_valid(fund->name))
        return error_set(err, STATUS_INVALID, "A fund's name is no name of a fund.");
    if (fund->needs >> plan->needs)
        return error_set(err, STATUS_INVALID, "Fund %s pays for a need that there is not.", fund->name);
    if (!within(fund->price, 0, PLAN_MILLION) || !within(fund->share, 0, PLAN_MILLION))
        return error_set(err, STATUS_INVALID, "The price and the share of fund %s are 0 to 1,000,000.",
                         fund->name);
    if (fund->share && !fund->carries)
        return error_set(err, STATUS_INVALID, "Fund %s takes receipts and so has to carry over.", fund->name);
    for (int year = 0; year < plan->years; year++)
        if (!within(fund->limit[year], 0, PLAN_BOUND_MOST))
            return error_set(err, STATUS_INVALID, "Fund %s has a limit out of range in year %d.", fund->name,
                             year + 1);
    return STATUS_OK;
}

static enum status check_funds(const struct plan *plan, struct error *err) {
    int with_receipts = 0;
    for (size_t i = 0; i < plan->fund_count; i++) {
        enum status status = check_fund(plan, &plan->funds[i], err);
        if (status != STATUS_OK) return status;
        with_receipts += plan->funds[i].share > 0;
        for (size_t other = 0; other < i; other++)
            if (strcmp(plan->funds[i].name, plan->funds[other].name) == 0)
                return error_set(err, STATUS_INVALID, "Two funds are named %s.", plan->funds[i].name);
    }
    if (with_receipts > 1)
        return error_set(err, STATUS_INVALID, "Receipts go into one fund, not into %d.", with_receipts);
    return STATUS_OK;
}

static bool key_valid(const struct plan *plan, plan_key key) {
    enum plan_kind kind = plan_key_kind(key);
    if (kind >= PLAN_KINDS || plan_key_year(key) >= plan->years) return false;
    if (kind == PLAN_COST) return plan_key_index(key) < (uint32_t)plan->needs;
    return kind != PLAN_RECEIPT || plan_key_index(key) == 0;
}

static enum status check_setting(const struct plan_limit *limit, int *moved, struct error *err) {
    if (limit->setting < 0 || limit->setting > PLAN_SETTINGS ||
        !within(limit->weight, limit->setting > 0, limit->setting > 0 ? PLAN_MILLION : 0))
        return error_set(err, STATUS_INVALID, "The setting of limit %s is out of range.", limit->name);
    if (limit->setting > 0 && ++moved[limit->setting] > PLAN_YEARS)
        return error_set(err, STATUS_INVALID, "Setting %d moves more than %d limits.", limit->setting,
                         PLAN_YEARS);
    return STATUS_OK;
}

static enum status check_limits(const struct plan *plan, struct error *err) {
    int moved[PLAN_SETTINGS + 1] = {0};
    for (size_t i = 0; i < plan->limit_count; i++) {
        const struct plan_limit *limit = &plan->limits[i];
        if (!plan_name_valid(limit->name))
            return error_set(err, STATUS_INVALID, "Limit %zu has no name of a limit.", i + 1);
        if (!key_valid(plan, limit->key) || plan_key_kind(limit->key) == PLAN_COST ||
            plan_key_kind(limit->key) == PLAN_RECEIPT)
            return error_set(err, STATUS_INVALID, "Limit %s is of a kind or year that has none.",
                             limit->name);
        if (!within(limit->bound, -PLAN_BOUND_MOST, PLAN_BOUND_MOST))
            return error_set(err, STATUS_INVALID, "The bound of limit %s is out of range.", limit->name);
        if (check_setting(limit, moved, err) != STATUS_OK) return err->status;
    }
    return STATUS_OK;
}

static enum status check_amounts(const struct plan *plan, const struct plan_choice *choice,
                                 struct error *err) {
    const struct plan_amount *amounts = plan->amounts + choice->first_amount;
    for (size_t i = 0; i < choice->amount_count; i++) {
        enum plan_kind kind = plan_key_kind(amounts[i].key);
        bool money = kind == PLAN_COST || kind == PLAN_RECEIPT;
        if (!key_valid(plan, amounts[i].key) || (i && amounts[i].key <= amounts[i - 1].key) ||
            !within(amounts[i].amount, money ? 0 : -PLAN_AMOUNT_MOST, PLAN_AMOUNT_MOST))
            return error_set(err, STATUS_INVALID,
                             "An amount of option %" PRId32 " of asset %" PRId32
                             " is out of range, out of order or of a year that there is not.",
                             choice->option, choice->asset);
    }
    return STATUS_OK;
}

static enum status check_choices(const struct plan *plan, struct error *err) {
    int32_t before = 0;
    for (size_t i = 0; i < plan->choice_count; i++) {
        const struct plan_choice *choice = &plan->choices[i];
        if (choice->asset < before || choice->asset >= plan->assets)
            return error_set(err, STATUS_INVALID, "Choice %zu is of asset %" PRId32 ", out of order.", i + 1,
                             choice->asset);
        if (choice->start < 0 || choice->start >= plan->years || choice->option < 0 ||
            !within(choice->value, -PLAN_AMOUNT_MOST, PLAN_AMOUNT_MOST))
            return error_set(err, STATUS_INVALID, "Choice %zu has a year, option or value out of range.",
                             i + 1);
        enum status status = check_amounts(plan, choice, err);
        if (status != STATUS_OK) return status;
        before = choice->asset;
    }
    return STATUS_OK;
}

enum status plan_check(const struct plan *plan, struct error *err) {
    enum status status = check_size(plan, err);
    if (status == STATUS_OK) status = check_funds(plan, err);
    if (status == STATUS_OK) status = check_limits(plan, err);
    if (status == STATUS_OK) status = check_choices(plan, err);
    return status;
}
