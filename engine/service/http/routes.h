/* What the server answers by itself: health, readiness, figures. */
#ifndef TERRIER_HTTP_ROUTES_H
#define TERRIER_HTTP_ROUTES_H

#include "engine/service/http/route.h"

extern const struct route http_routes[];

#endif
