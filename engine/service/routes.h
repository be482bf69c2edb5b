/* Every route of the service: the tables of the folders below, in the order of the documents made from them.
 */
#ifndef TERRIER_SERVICE_ROUTES_H
#define TERRIER_SERVICE_ROUTES_H

#include "engine/service/http/route.h"

extern const struct route *const service_tables[]; /* closed by NULL */

#endif
