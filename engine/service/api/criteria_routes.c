/* Ratings of the corporate actions. */
#include <stddef.h>

#include "engine/service/api/governance_handlers.h"
#include "engine/service/api/routes.h"

#define JSON_BYTES_MAX 65536

static const struct route_parameter of_ratings[] = {
    {"commitment", "Of one commitment: all that was ever said of it.", "{\"type\":\"string\"}", "1.3"}, {0}};

/* clang-format off */
const struct route criteria_routes[] = {
    {.method = HTTP_GET, .path = "/api/commitments/ratings", .allow = ALLOW_STAFF, .lane = LANE_ROLE, .handle = criteria_ratings,
     .summary = "How the corporate actions go, as people rated them, beside what is measured", .tag = "Judging", .parameters = of_ratings,
     .gives = "application/json", .answer = "CommitmentRatings", .flags = ROUTE_CACHED},
    {.method = HTTP_POST, .path = "/api/commitments/{commitment}/ratings", .allow = ALLOW_EDIT, .lane = LANE_ROLE,
     .handle = governance_rate_commitment, .summary = "Rate a corporate action from a day on", .tag = "Judging",
     .body_limit = JSON_BYTES_MAX, .takes = "application/json", .body = "CommitmentRatingWanted", .gives = "application/json",
     .answer = "Deed", .flags = ROUTE_IDEMPOTENT},
    {.method = HTTP_POST, .path = "/api/commitments/{commitment}/ratings/withdraw", .allow = ALLOW_EDIT, .lane = LANE_ROLE,
     .handle = governance_unrate_commitment, .summary = "Withdraw the rating of a corporate action of one day", .tag = "Judging",
     .body_limit = JSON_BYTES_MAX, .takes = "application/json", .body = "GroupDayWanted", .gives = "application/json",
     .answer = "Deed", .flags = ROUTE_IDEMPOTENT},
    {.path = NULL},
};
/* clang-format on */
