#include "engine/register/governance.h"

#include <stdbool.h>
#include <string.h>

#include "engine/register/outcome.h"
#include "sql/embedded.h"

/* What editors may do; the rest is for stewards, and another function of the database. */
static bool prepares(const char *step) {
    static const char *const steps[] = {"propose",
                                        "screen",
                                        "consult",
                                        "interest",
                                        "withdraw",
                                        "action",
                                        "rate",
                                        "close",
                                        "withdraw_action",
                                        "partner",
                                        "rate_commitment",
                                        "unrate_commitment",
                                        "draft_criteria",
                                        "withdraw_criteria"};

    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (strcmp(steps[i], step) == 0) return true;
    return false;
}

enum status governance_take(struct store *db, const struct governance_step *step, int64_t *number,
                            struct error *err) {
    return register_act(db, prepares(step->step) ? sql_governance_prepare : sql_governance_decide,
                        BIND(step->subject, step->step, step->fields, step->actor, step->reason), number,
                        err);
}
