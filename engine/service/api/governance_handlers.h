/* The handlers that governance_routes.c lists. See route.h. */
#ifndef TERRIER_API_GOVERNANCE_HANDLERS_H
#define TERRIER_API_GOVERNANCE_HANDLERS_H

#include "engine/service/http/response.h"

#define HANDLER(name) enum status name(struct request *request, struct response *response, struct error *err)

/* governance.c */
HANDLER(governance_proposals);
HANDLER(governance_proposal);
HANDLER(governance_exceptions);
HANDLER(governance_decisions);
HANDLER(governance_transfers);
HANDLER(governance_policies);
HANDLER(governance_policy);
HANDLER(governance_actions);
HANDLER(governance_action);
HANDLER(governance_groups);
HANDLER(governance_partners);
/* governance_steps.c */
HANDLER(governance_propose);
HANDLER(governance_propose_new);
HANDLER(governance_screen);
HANDLER(governance_consult);
HANDLER(governance_interest);
HANDLER(governance_withdraw);
HANDLER(governance_recommend);
HANDLER(governance_decide);
HANDLER(governance_complete);
HANDLER(governance_review);
HANDLER(governance_undo);
HANDLER(governance_draft);
HANDLER(governance_approve);
HANDLER(governance_agree);
HANDLER(governance_rate);
HANDLER(governance_close);
HANDLER(governance_withdraw_action);
HANDLER(governance_withdraw_policy);
HANDLER(governance_convene);
HANDLER(governance_dissolve);
HANDLER(governance_partner);
HANDLER(governance_rate_commitment);
HANDLER(governance_unrate_commitment);
HANDLER(criteria_draft);
HANDLER(criteria_withdraw);
HANDLER(criteria_approve);
HANDLER(criteria_note);
/* criteria_changes.c */
HANDLER(criteria_ratings);
HANDLER(criteria_unmet);
HANDLER(criteria_versions);
HANDLER(criteria_version);
HANDLER(criteria_version_changes);
HANDLER(criteria_check_sheets);
/* runs_compared.c */
HANDLER(runs_compared);

#undef HANDLER

#endif
