/*
 * One step of deciding on the estate: proposing, screening, consulting, recommending, deciding and so on;
 * policies, the group's actions, partners. Each is one change of the ledger; which order is kept, who may not
 * take part and what a disposal stands on is the database's to hold (sql/derived/67_governance.sql,
 * docs/governance.md).
 */
#ifndef TERRIER_REGISTER_GOVERNANCE_H
#define TERRIER_REGISTER_GOVERNANCE_H

#include <stdint.h>

#include "engine/base/status.h"
#include "engine/store/store.h"

struct governance_step {
    const char *subject; /* a reference, a number, a policy; NULL where the step makes something */
    const char *step;    /* propose, screen, ...: as edit.governed() has them */
    const char *fields;  /* JSON object of what the step needs, all values texts, numbers, booleans, lists */
    const char *actor;   /* counts only where the login is the service's */
    const char *reason;
};

/*
 * `*number` is that of the proposal, version, group, action or asset concerned. STATUS_NOT_FOUND: there is no
 * such subject, or none that the login may read; STATUS_INVALID: a field is wrong; STATUS_CONFLICT: the step
 * is not due, or a rule forbids it. Each with a sentence.
 */
enum status governance_take(struct store *db, const struct governance_step *step, int64_t *number,
                            struct error *err);

#endif
