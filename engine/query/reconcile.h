/*
 * The fixed asset register of the finance team against the property register, at a year end: what auditors
 * ask for. The comparison is sql/derived/18_far.sql; the login sees what its marking allows.
 */
#ifndef TERRIER_QUERY_RECONCILE_H
#define TERRIER_QUERY_RECONCILE_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/json.h"
#include "engine/store/store.h"

struct reconciliation {
    char year_end[16];        /* 2026-03-31 */
    struct rows *counts;      /* difference, to_resolve, amount, explained, explained_amount */
    struct rows *differences; /* difference, far_reference, reference, name, far_value, ..., reason */
    struct rows *totals;      /* by class; the last row is of all */
    int64_t to_resolve;
};

/*
 * Inside a transaction, whose facts hold at the year end from then on. `year_end` NULL: the newest. `all`:
 * also the differences that their reason explains. STATUS_INVALID for what is no date; STATUS_NOT_FOUND,
 * naming those there are, when no register of that day was imported. The caller frees `out`, also after a
 * failure.
 */
enum status reconcile_far(struct reconciliation *out, struct store *db, const char *year_end, bool all,
                          struct error *err);
void reconciliation_free(struct reconciliation *reconciliation);

/* As members of the object that is open. */
void reconciliation_members(struct json *json, const struct reconciliation *reconciliation);

#endif
