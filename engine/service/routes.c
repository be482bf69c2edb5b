#include "engine/service/routes.h"

#include <stddef.h>

#include "engine/service/api/routes.h"
#include "engine/service/features/routes.h"
#include "engine/service/http/routes.h"
#include "engine/service/openapi.h"
#include "engine/service/sign_in/routes.h"

/* clang-format off */
const struct route *const service_tables[] = {
    http_routes,
    features_routes,
    records_routes,
    publications_routes,
    jobs_routes,
    matches_routes,
    keeping_routes,
    carbon_routes,
    plans_routes,
    governance_routes,
    criteria_routes,
    direction_routes,
    sign_in_routes,
    openapi_routes,
    NULL,
};
/* clang-format on */
