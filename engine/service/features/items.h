/*
 * /collections/{collection}/items: what was asked, and one function for each form that it can be had in. A
 * form is a file of its own and a row of items_forms.
 */
#ifndef TERRIER_FEATURES_ITEMS_H
#define TERRIER_FEATURES_ITEMS_H

#include "engine/service/features/page.h"
#include "engine/service/http/request.h"
#include "engine/service/http/response.h"
#include "engine/service/http/route.h"

struct json; /* engine/base/json.h, which jansson's users cannot include */

struct items {
    struct request *request;
    const struct media_kind *kind;
    struct page_wanted wanted;
    struct place from; /* what wanted.from points to */
};

/*
 * Reads the parameters of the request. Whatever is wrong is named in the problem. Freed by items_free(),
 * which takes one that was not read too. What is out points into itself: it must not be copied.
 */
enum status items_read(struct items *out, struct request *request, const struct collection *collection,
                       struct error *err);
void items_free(struct items *items);

typedef enum status (*items_form)(const struct items *items, struct response *response, struct error *err);

enum status items_geojson(const struct items *items, struct response *response, struct error *err);
enum status items_html(const struct items *items, struct response *response, struct error *err);

/* The kinds, in order of preference, closed by NULLs; items_forms are theirs, in the same order. */
extern const struct media_kind items_kinds[];

/* GET /collections/{collection}/items */
enum status items_handle(struct request *request, struct response *response, struct error *err);

/* Files are made on a lane of their own: they may take long. */
enum lane items_lane(const struct request *request);

/* Whether a parameter is a queryable of the collection that the path names. */
bool items_parameter_known(const struct request *request, const char *name);

/* The parameter `properties`: the columns wanted, in the arena; `*out` NULL when it was not given. */
enum status items_properties(const struct column *const **out, size_t *count, struct request *request,
                             const struct collection *collection, struct error *err);

/* --- for the forms --- */

/* page_read(), with the total of a whole collection from memory. */
enum status items_page(struct page *out, const struct items *items, struct error *err);

/* Addresses of the pages around this one; NULL none. */
const char *items_next(const struct items *items, const struct page *page);
const char *items_previous(const struct items *items, const struct page *page);

/* The address of the same in another kind: of the page, or as a file of all that match. */
const char *items_other(struct request *request, const char *f);

/* `self`; `alternate` for each other kind that can have these very features; `enclosure` for each kind of
 * file, with all that match. */
void items_page_links(struct json *json, const struct items *items);

/* Content-Crs and the link to the queryables, as the standard wants them of every form. */
void items_headers(const struct items *items, struct response *response);

/* The collection of the path: STATUS_NOT_FOUND with a sentence. */
enum status items_collection(const struct collection **out, struct request *request, struct error *err);

#endif
