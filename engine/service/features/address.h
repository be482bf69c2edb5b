/* Addresses of our own resources, and links to them in answers. */
#ifndef TERRIER_FEATURES_ADDRESS_H
#define TERRIER_FEATURES_ADDRESS_H

#include "engine/service/http/request.h"

struct json; /* engine/base/json.h, which jansson's users cannot include */

/* One parameter set, or left out (value NULL). */
struct address_change {
    const char *name;
    const char *value;
};

/* The address that was asked for, with its parameters as they were but for those changed. In the arena. */
const char *address_here(struct request *request, const struct address_change *changes, size_t count);

/* "<base>/collections/<name>/items/<id>", each piece encoded; closed by NULL. In the arena. */
#define address_to(request, ...) address_of((request), (const char *const[]){__VA_ARGS__, NULL})
const char *address_of(struct request *request, const char *const *pieces);

struct address_link {
    const char *href, *rel, *type, *title;
};

/* The link as an object, as the OGC's schemas have it. */
void address_link(struct json *json, struct address_link link);

/* Whether the kind is there for Accept alone: one before it has the same `f`. */
bool address_is_repeated(const struct media_kind *kinds, const struct media_kind *kind);

/* `self`, and `alternate` for each of the other kinds that is not repeated: of the address that was asked
 * for, as `kind`. */
void address_self_links(struct json *json, struct request *request, const struct media_kind *kinds,
                        const struct media_kind *kind);

/* For headers: Link: <href>; rel="..."; type="..." */
const char *address_link_header(struct request *request, struct address_link link);

#define RELATION_QUERYABLES "http://www.opengis.net/def/rel/ogc/1.0/queryables"
#define RELATION_SORTABLES  "http://www.opengis.net/def/rel/ogc/1.0/sortables"
#define RELATION_SCHEMA     "http://www.opengis.net/def/rel/ogc/1.0/schema"

#endif
