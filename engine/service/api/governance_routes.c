/* Deciding on the estate. */
#include <stddef.h>

#include "engine/service/api/governance_handlers.h"
#include "engine/service/api/routes.h"
#include "engine/service/api/times.h"

#define JSON_BYTES_MAX 131072 /* the text of a policy */
#define TEXT_SCHEMA    "{\"type\":\"string\"}"
#define LIMIT_SCHEMA   "{\"type\":\"integer\",\"minimum\":1,\"maximum\":1000,\"default\":100}"
#define YES_SCHEMA     "{\"type\":\"string\",\"enum\":[\"true\",\"false\"]}"

static const struct route_parameter of_proposals[] = {
    {"state", "In this state only; without it those that are open.",
     "{\"type\":\"string\",\"enum\":[\"all\",\"recorded\",\"proposed\",\"ready\",\"recommended\","
     "\"approved\","
     "\"done\",\"refused\",\"withdrawn\"]}",
     "ready"},
    {"asset", "Of this asset only.", TEXT_SCHEMA, "SC000123"},
    {"limit", "How many at most.", LIMIT_SCHEMA, "20"},
    {"after", "The place that the page goes on from: from a link `next`.", TEXT_SCHEMA, NULL},
    TIMES_KNOWN,
    {0},
};
static const struct route_parameter of_pages[] = {
    {"limit", "How many at most.", LIMIT_SCHEMA, "20"},
    {"after", "The place that the page goes on from: from a link `next`.", TEXT_SCHEMA, NULL},
    TIMES_KNOWN,
    {0},
};
static const struct route_parameter of_transfers[] = {
    {"due", "true: only those whose review is due.", YES_SCHEMA, "true"}, TIMES_PARAMETERS, {0}};
static const struct route_parameter of_actions[] = {
    {"closed", "true: also those that are closed or withdrawn.", YES_SCHEMA, "true"},
    {"quarter", "With their ratings of this financial quarter; without it, the newest of each.", TEXT_SCHEMA,
     "2026-27-Q2"},
    TIMES_KNOWN,
    {0}};
static const struct route_parameter of_exceptions[] = {
    {"quarter", "Recorded in this financial quarter only.", TEXT_SCHEMA, "2026-27-Q2"}, TIMES_KNOWN, {0}};
static const struct route_parameter of_partners[] = {
    {"asset", "Of this asset only.", TEXT_SCHEMA, "SC000123"}, TIMES_PARAMETERS, {0}};
static const struct route_parameter of_known[] = {TIMES_KNOWN, {0}};
static const struct route_parameter of_times[] = {TIMES_PARAMETERS, {0}};

/* clang-format off */
#define GET_(path_, handle_, parameters_, summary_, answer_) \
    {.method = HTTP_GET, .path = path_, .allow = ALLOW_STAFF, .lane = LANE_ROLE, .handle = handle_, .summary = summary_, \
     .tag = "Governance", .parameters = parameters_, .gives = "application/json", .answer = answer_, .flags = ROUTE_CACHED}
#define POST_(path_, allow_, handle_, summary_, body_, answer_) \
    {.method = HTTP_POST, .path = path_, .allow = allow_, .lane = LANE_ROLE, .handle = handle_, .summary = summary_, \
     .tag = "Governance", .body_limit = JSON_BYTES_MAX, .takes = "application/json", .body = body_, .gives = "application/json", \
     .answer = answer_, .flags = ROUTE_IDEMPOTENT}

const struct route governance_routes[] = {
    GET_("/api/proposals", governance_proposals, of_proposals, "List proposals, newest first, with what each still needs", "Proposals"),
    GET_("/api/proposals/exceptions", governance_exceptions, of_exceptions, "Assets disposed of or acquired without a decision, and on what basis", "DecisionExceptions"),
    GET_("/api/proposals/transfers", governance_transfers, of_transfers, "Transfers to parishes and community bodies, and when each is to be reviewed", "Transfers"),
    GET_("/api/proposals/{proposal}", governance_proposal, of_known, "Read a proposal with its screening, consultation, interests, recommendations and decision", "Proposal"),
    POST_("/api/proposals", ALLOW_EDIT, governance_propose_new, "Propose to acquire what is no asset of the register yet", "ProposalWanted", "ProposalStep"),
    POST_("/api/assets/{reference}/proposals", ALLOW_EDIT, governance_propose, "Propose something for an asset", "ProposalWanted", "ProposalStep"),
    POST_("/api/proposals/{proposal}/screen", ALLOW_EDIT, governance_screen, "Say what a proposal means for one of the subjects that it is screened for", "ScreeningWanted", "ProposalStep"),
    POST_("/api/proposals/{proposal}/consult", ALLOW_EDIT, governance_consult, "Say what a division member thinks of a proposal", "ConsultationWanted", "ProposalStep"),
    POST_("/api/proposals/{proposal}/interest", ALLOW_EDIT, governance_interest, "Declare an interest in a proposal", "InterestWanted", "ProposalStep"),
    POST_("/api/proposals/{proposal}/withdraw", ALLOW_EDIT, governance_withdraw, "Pursue a proposal no further", "DeedReason", "ProposalStep"),
    POST_("/api/proposals/{proposal}/recommend", ALLOW_STEWARD, governance_recommend, "Record what the group recommends", "RecommendationWanted", "ProposalStep"),
    POST_("/api/proposals/{proposal}/decide", ALLOW_STEWARD, governance_decide, "Record the decision", "DecisionWanted", "ProposalStep"),
    POST_("/api/proposals/{proposal}/complete", ALLOW_STEWARD, governance_complete, "Record that it was carried out: what ends the holding disposes of the asset", "CompletionWanted", "ProposalStep"),
    POST_("/api/proposals/{proposal}/review", ALLOW_STEWARD, governance_review, "Record that a transfer was reviewed, and when it is to be again", "ReviewWanted", "ProposalStep"),
    POST_("/api/proposals/{proposal}/undo", ALLOW_STEWARD, governance_undo, "Take the last step of a proposal back", "DeedReason", "ProposalStep"),
    GET_("/api/decisions", governance_decisions, of_pages, "List decisions, newest first", "Decisions"),
    GET_("/api/policies", governance_policies, of_times, "List the versions of the property policies, and who decides from which value on", "Policies"),
    GET_("/api/policies/{policy}", governance_policy, of_times, "Read the versions of a policy", "Policy"),
    POST_("/api/policies/{policy}/versions", ALLOW_STEWARD, governance_draft, "Draft another version of a policy", "PolicyWanted", "Deed"),
    POST_("/api/policies/{policy}/approvals", ALLOW_STEWARD, governance_approve, "Approve a version of a policy for a post; two posts and two people are needed", "ApprovalWanted", "Deed"),
    POST_("/api/policies/{policy}/withdrawals", ALLOW_STEWARD, governance_withdraw_policy, "Withdraw a version of a policy: the one before it counts again", "PolicyWithdrawn", "Deed"),
    GET_("/api/actions", governance_actions, of_actions, "List the actions of the Asset Management Group with rating and direction", "GroupActions"),
    GET_("/api/actions/{action}", governance_action, of_known, "How an action stood, quarter by quarter", "GroupActionRatings"),
    POST_("/api/actions", ALLOW_EDIT, governance_agree, "Note an action of the group", "GroupActionWanted", "Deed"),
    POST_("/api/actions/{action}/rate", ALLOW_EDIT, governance_rate, "Rate an action for a quarter", "GroupRatingWanted", "Deed"),
    POST_("/api/actions/{action}/close", ALLOW_EDIT, governance_close, "Close an action", "GroupDayWanted", "Deed"),
    POST_("/api/actions/{action}/withdraw", ALLOW_EDIT, governance_withdraw_action, "Withdraw an action that was noted by mistake", "DeedReason", "Deed"),
    GET_("/api/groups", governance_groups, of_known, "List the sub-groups of the Asset Management Group", "SubGroups"),
    POST_("/api/groups", ALLOW_STEWARD, governance_convene, "Convene a sub-group", "SubGroupWanted", "Deed"),
    POST_("/api/groups/dissolve", ALLOW_STEWARD, governance_dissolve, "End a sub-group", "SubGroupEnd", "Deed"),
    GET_("/api/partners", governance_partners, of_partners, "List the partners that own or occupy assets", "Partners"),
    POST_("/api/assets/{reference}/partners", ALLOW_EDIT, governance_partner, "Say that a partner owns or occupies an asset", "PartnerWanted", "Deed"),
    {.path = NULL},
};
/* clang-format on */
