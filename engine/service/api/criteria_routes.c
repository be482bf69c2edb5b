/* Versions of the criteria, two runs beside each other, ratings of the corporate actions. */
#include <stddef.h>

#include "engine/service/api/governance_handlers.h"
#include "engine/service/api/routes.h"

#define JSON_BYTES_MAX 65536
#define FORM_BYTES_MAX 1048576 /* criteria are tens of kilobytes */

static const struct route_parameter of_ratings[] = {
    {"commitment", "Of one commitment: all that was ever said of it.", "{\"type\":\"string\"}", "1.3"}, {0}};

static const struct route_parameter of_unmet[] = {
    {"commitment", "Those of one commitment.", "{\"type\":\"string\"}", "2.2"}, {0}};

static const struct route_parameter of_changes[] = {
    {"from", "Since this version; without it, since the one in force.",
     "{\"type\":\"integer\",\"minimum\":1}", "1"},
    {0}};
static const struct route_parameter of_comparison[] = {
    {"from", "The run that it is compared with.", "{\"type\":\"integer\",\"minimum\":1,\"x-required\":true}",
     "1"},
    {"objective", "Of one objective only.", "{\"type\":\"integer\",\"minimum\":1,\"maximum\":6}", "3"},
    {0}};

/* clang-format off */
#define GET_(path_, handle_, parameters_, summary_, answer_) \
    {.method = HTTP_GET, .path = path_, .allow = ALLOW_STAFF, .lane = LANE_ROLE, .handle = handle_, .summary = summary_, \
     .tag = "Judging", .parameters = parameters_, .gives = "application/json", .answer = answer_, .flags = ROUTE_CACHED}
#define POST_(path_, allow_, handle_, limit_, summary_, body_, answer_) \
    {.method = HTTP_POST, .path = path_, .allow = allow_, .lane = LANE_ROLE, .handle = handle_, .summary = summary_, \
     .tag = "Judging", .body_limit = limit_, .takes = "application/json", .body = body_, .gives = "application/json", \
     .answer = answer_, .flags = ROUTE_IDEMPOTENT}

const struct route criteria_routes[] = {
    {.method = HTTP_GET, .path = "/api/criteria/unmet", .allow = ALLOW_STEWARD, .lane = LANE_ROLE, .handle = criteria_unmet,
     .summary = "List criteria that no asset could be judged by, and what would bring the data", .tag = "Judging", .parameters = of_unmet,
     .gives = "application/json", .answer = "CriteriaUnmet", .flags = ROUTE_CACHED},
    GET_("/api/criteria/versions", criteria_versions, NULL, "List the versions of the criteria: drafts, what is in force, what was before", "CriteriaVersions"),
    POST_("/api/criteria/versions", ALLOW_EDIT, criteria_draft, FORM_BYTES_MAX, "Draft another version of the criteria", "CriteriaWanted", "Deed"),
    POST_("/api/criteria/versions/check", ALLOW_EDIT, criteria_check_sheets, FORM_BYTES_MAX, "Say all that is wrong with criteria, and keep nothing", "CriteriaSheets", "CriteriaFaults"),
    GET_("/api/criteria/versions/{version}", criteria_version, NULL, "Read a version of the criteria, in the form in which it is changed", "CriteriaVersion"),
    GET_("/api/criteria/versions/{version}/changes", criteria_version_changes, of_changes, "What a version changes", "CriteriaChanges"),
    POST_("/api/criteria/versions/{version}/withdraw", ALLOW_EDIT, criteria_withdraw, JSON_BYTES_MAX, "Pursue a draft no further", "DeedReason", "Deed"),
    POST_("/api/criteria/versions/{version}/approve", ALLOW_STEWARD, criteria_approve, JSON_BYTES_MAX, "Approve a draft, for another post and by another person than proposed it", "CriteriaApproval", "Deed"),
    POST_("/api/criteria/versions/{version}/note", ALLOW_STEWARD, criteria_note, JSON_BYTES_MAX, "Record that the Asset Management Group noted an approved version: it is in force", "CriteriaNoting", "Deed"),
    GET_("/api/runs/{run}/comparison", runs_compared, of_comparison, "Two runs beside each other: the estate, which assets changed rating, which criteria made it", "RunsCompared"),
    GET_("/api/commitments/ratings", criteria_ratings, of_ratings, "How the corporate actions go, as people rated them, beside what is measured", "CommitmentRatings"),
    POST_("/api/commitments/{commitment}/ratings", ALLOW_EDIT, governance_rate_commitment, JSON_BYTES_MAX, "Rate a corporate action from a day on", "CommitmentRatingWanted", "Deed"),
    POST_("/api/commitments/{commitment}/ratings/withdraw", ALLOW_EDIT, governance_unrate_commitment, JSON_BYTES_MAX, "Withdraw the rating of a corporate action of one day", "GroupDayWanted", "Deed"),
    {.path = NULL},
};
/* clang-format on */
