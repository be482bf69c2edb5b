/*
 * What a plan adds up to, and whether it keeps within everything: decided here in whole numbers, whoever made
 * the plan.
 */
#ifndef TERRIER_PROGRAMME_PLAN_VERIFY_H
#define TERRIER_PROGRAMME_PLAN_VERIFY_H

#include "engine/programme/plan.h"
#include "engine/programme/plan_funding.h"

/* The sum of the taken amounts of each limit; `sums` has limit_count entries. */
void plan_limit_sums(const struct plan *plan, const int32_t *taken, int64_t *sums);

/* Adds one choice to such sums, or takes it away (`sign` 1 or -1). */
void plan_limit_add(const struct plan *plan, const struct plan_limit_at *by_key,
                    const struct plan_choice *choice, int sign, int64_t *sums);

/* The sum of the taken amounts of one kind and year, over every index. */
int64_t plan_sum(const struct plan *plan, const int32_t *taken, enum plan_kind kind, int year);

/* What of the choice's receipts of that year goes into the fund. */
int64_t plan_fund_receipt(const struct plan *plan, const struct plan_fund *fund,
                          const struct plan_choice *choice, int year);

/* How far the sum is beyond the bound, the way that the limit counts; 0 or less: kept. */
int64_t plan_limit_excess(const struct plan_limit *limit, int64_t sum);

/* The value of what is taken, less the price of the funds that pay for it. */
int64_t plan_value(const struct plan *plan, const int32_t *taken, const struct plan_funding *funding);

/*
 * No fund pays more in any year than it was given and has kept, nothing is paid out of a receipt before it
 * arrives, each cost is paid in full by funds that may, every limit is kept, and each asset takes one of its
 * own choices. The first breach is named. `taken` has an entry for each asset.
 */
enum status plan_verify(const struct plan *plan, const int32_t *taken, const struct plan_funding *funding,
                        struct error *err);

#endif
