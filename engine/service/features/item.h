/* /collections/{collection}/items/{feature} */
#ifndef TERRIER_FEATURES_ITEM_H
#define TERRIER_FEATURES_ITEM_H

#include "engine/service/features/collections.h"
#include "engine/service/features/crs.h"
#include "engine/service/http/request.h"
#include "engine/service/http/response.h"

struct item {
    struct request *request;
    struct response *response;
    const struct collection *collection;
    const struct crs *crs;
    const struct media_kind *kind;
    const char *id;
    const char *body; /* as GeoJSON */
};

extern const struct media_kind item_kinds[]; /* closed by NULLs */

/* As a page to read: adds it to the answer. */
enum status item_html(const struct item *item, struct error *err);

/* GET */
enum status item_handle(struct request *request, struct response *response, struct error *err);

#endif
