/* OGC API Features: the routes of this room. */
#ifndef TERRIER_FEATURES_ROUTES_H
#define TERRIER_FEATURES_ROUTES_H

#include "engine/service/http/route.h"

extern const struct route features_routes[];

#endif
