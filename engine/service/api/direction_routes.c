/* Quarters, the commitments table, and the assets that move. */
#include <stddef.h>

#include "engine/service/api/direction_handlers.h"
#include "engine/service/api/routes.h"

#define JSON_BYTES_MAX 131072 /* a comment, escaped */
#define QUARTER                                                                                              \
    {                                                                                                        \
        "quarter", "A financial quarter, April to March; without it the newest that was published.",         \
            "{\"type\":\"string\",\"pattern\":\"^[0-9]{4}-[0-9]{2}-[Qq][1-4]$\"}", "2026-27-Q2"              \
    }
#define OBJECTIVE                                                                                            \
    { "objective", "Of one objective only.", "{\"type\":\"integer\",\"minimum\":1,\"maximum\":9}", "2" }

static const struct route_parameter of_quarter[] = {QUARTER, {0}};
static const struct route_parameter of_commitments[] = {QUARTER, OBJECTIVE, {0}};
static const struct route_parameter of_assets[] = {
    QUARTER,
    OBJECTIVE,
    {"direction", "Only those that go this way.",
     "{\"type\":\"string\",\"enum\":[\"improving\",\"worsening\"]}", "worsening"},
    {"limit", "How many at most, those that moved farthest first.",
     "{\"type\":\"integer\",\"minimum\":1,\"maximum\":10000,\"default\":100}", "20"},
    {0},
};

/* clang-format off */
#define GET_(path_, allow_, handle_, parameters_, summary_, answer_) \
    {.method = HTTP_GET, .path = path_, .allow = allow_, .lane = LANE_ROLE, .handle = handle_, .summary = summary_, \
     .tag = "Judging", .parameters = parameters_, .gives = "application/json", .answer = answer_, .flags = ROUTE_CACHED}

const struct route direction_routes[] = {
    GET_("/api/quarters", ALLOW_READ, direction_quarters, NULL, "List the runs that were published for quarters", "Quarters"),
    GET_("/api/commitments", ALLOW_READ, direction_commitments, of_commitments, "List the commitments, how the estate stands on them and where it is going", "Commitments"),
    GET_("/api/commitments/{commitment}", ALLOW_READ, direction_commitment, of_quarter, "Read a commitment quarter by quarter, and what was said of it", "Commitment"),
    {.method = HTTP_POST, .path = "/api/commitments/{commitment}/comments", .allow = ALLOW_EDIT, .lane = LANE_ROLE, .handle = direction_comment,
     .summary = "Say something of a commitment in a published quarter: a version more", .tag = "Judging", .body_limit = JSON_BYTES_MAX,
     .takes = "application/json", .body = "CommentWanted", .gives = "application/json", .answer = "Deed", .flags = ROUTE_IDEMPOTENT},
    GET_("/api/direction", ALLOW_STAFF, direction_assets, of_assets, "List the assets that improve or worsen, and which facts did it", "Direction"),
    GET_("/api/assets/{reference}/direction", ALLOW_STAFF, direction_asset, of_quarter, "Read where an asset came from, and which facts moved it", "AssetDirection"),
    {.path = NULL},
};
/* clang-format on */
