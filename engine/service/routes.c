#include "engine/service/routes.h"

#include <stddef.h>

#include "engine/service/http/routes.h"
#include "engine/service/openapi.h"

/* clang-format off */
const struct route *const service_tables[] = {
    http_routes,
    openapi_routes,
    NULL,
};
/* clang-format on */
