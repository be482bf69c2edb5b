/* Matching, merging and splitting. */
#include <stddef.h>

#include "engine/service/api/matches_handlers.h"
#include "engine/service/api/routes.h"

#define JSON_BYTES_MAX 16384
#define TEXT_SCHEMA    "{\"type\":\"string\"}"

static const struct route_parameter of_matches[] = {
    {"state", "In this state only.",
     "{\"type\":\"string\",\"enum\":[\"open\",\"linked\",\"accepted\",\"rejected\"]}", "open"},
    {"asset", "Of this asset only.", TEXT_SCHEMA, "SC000123"},
    {"limit", "How many at most.", "{\"type\":\"integer\",\"minimum\":1,\"maximum\":1000,\"default\":100}",
     "20"},
    {"after", "The place that the page goes on from: from a link `next`.", TEXT_SCHEMA, NULL},
    {0},
};

static const struct route_parameter of_designations[] = {
    {"state", "In this state only.", "{\"type\":\"string\",\"enum\":[\"open\",\"accepted\",\"rejected\"]}",
     "open"},
    {"asset", "Of this asset only.", TEXT_SCHEMA, "SC000123"},
    {"limit", "How many at most.", "{\"type\":\"integer\",\"minimum\":1,\"maximum\":1000,\"default\":100}",
     "20"},
    {"after", "The place that the page goes on from: from a link `next`.", TEXT_SCHEMA, NULL},
    {0},
};

/* clang-format off */
#define GET_(path_, handle_, parameters_, summary_, answer_) \
    {.method = HTTP_GET, .path = path_, .allow = ALLOW_STAFF, .lane = LANE_ROLE, .handle = handle_, .summary = summary_, \
     .tag = "Matching", .parameters = parameters_, .gives = "application/json", .answer = answer_, .flags = ROUTE_CACHED}
#define POST_(path_, handle_, summary_, body_, answer_) \
    {.method = HTTP_POST, .path = path_, .allow = ALLOW_EDIT, .lane = LANE_ROLE, .handle = handle_, .summary = summary_, \
     .tag = "Matching", .body_limit = JSON_BYTES_MAX, .takes = "application/json", .body = body_, .gives = "application/json", \
     .answer = answer_, .flags = ROUTE_IDEMPOTENT}

const struct route matches_routes[] = {
    GET_("/api/matches", matches_list, of_matches, "List pairs of records that may be one asset, the likeliest first", "Matches"),
    GET_("/api/matches/{match}", matches_one, NULL, "Read a match with its evidence and both records side by side", "Match"),
    {.method = HTTP_POST, .path = "/api/matches", .allow = ALLOW_EDIT, .lane = LANE_ROLE, .handle = matches_post,
     .summary = "Look through the register for records that may be one asset", .tag = "Matching", .gives = "application/json",
     .answer = "Job", .flags = ROUTE_IDEMPOTENT},
    POST_("/api/matches/{match}/accept", matches_accept, "Decide that the two are one asset: the younger becomes part of the older", "MatchReason", "MatchDecided"),
    POST_("/api/matches/{match}/reject", matches_reject, "Decide that they are two assets", "MatchReason", "MatchDecided"),
    POST_("/api/matches/{match}/undo", matches_undo, "Take a decision on a match back", "MatchReason", "MatchDecided"),
    GET_("/api/designation-candidates", designations_list, of_designations, "List entries of lists of designations that stand near an asset", "DesignationCandidates"),
    GET_("/api/designation-candidates/{candidate}", designations_one, NULL, "Read one, with asset and entry side by side", "DesignationCandidate"),
    POST_("/api/designation-candidates/{candidate}/accept", designations_accept, "Decide that the entry is the asset: it is designated", "MatchReason", "DesignationDecided"),
    POST_("/api/designation-candidates/{candidate}/reject", designations_reject, "Decide that it is not: never proposed again", "MatchReason", "DesignationDecided"),
    POST_("/api/designation-candidates/{candidate}/undo", designations_undo, "Take a decision on a listed entry back", "MatchReason", "DesignationDecided"),
    POST_("/api/assets/{reference}/merge", assets_merge, "Make an asset part of another", "MergeWanted", "Merged"),
    POST_("/api/assets/{reference}/split", assets_split, "Make a new asset of parts of one", "SplitWanted", "Split"),
    {.path = NULL},
};
/* clang-format on */
