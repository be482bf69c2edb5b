/* The pages and resources of the door: /sign-in..., /api/keys, /api/me. */
#ifndef TERRIER_SIGN_IN_ROUTES_H
#define TERRIER_SIGN_IN_ROUTES_H

#include "engine/service/http/route.h"

extern const struct route sign_in_routes[];

#endif
