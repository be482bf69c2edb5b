#include "engine/service/features/items.h"

#include <string.h>

#include "engine/service/features/address.h"
#include "engine/service/features/items_file.h"
#include "engine/service/features/summary.h"
#include "engine/service/http/negotiate.h"

const struct media_kind items_kinds[] = {
    {"json", "application/geo+json"},
    {"html", "text/html"},
    {"json", "application/json"}, /* for those who ask by Accept for no more than JSON */
    {"csv", "text/csv"},
    {"fgb", "application/flatgeobuf"},
    {"gpkg", "application/geopackage+sqlite3"},
    {NULL, NULL},
};
static const items_form items_forms[] = {items_geojson, items_html,    items_geojson,
                                         items_as_file, items_as_file, items_as_file};

enum status items_collection(const struct collection **out, struct request *request, struct error *err) {
    const char *name = request_part(request, "collection");

    *out = collection_find(name);
    if (*out != NULL) return STATUS_OK;
    return error_set(err, STATUS_NOT_FOUND, "there is no collection `%s`: /collections lists them", name);
}

enum status items_handle(struct request *request, struct response *response, struct error *err) {
    const struct collection *collection;
    struct items items;
    enum status status = items_collection(&collection, request, err);

    if (status != STATUS_OK) return status;
    status = items_read(&items, request, collection, err);
    if (status == STATUS_OK) status = items_forms[items.kind - items_kinds](&items, response, err);
    items_free(&items);
    return status;
}

/* --- which kind --- */

static const struct media_kind *kind_by_name(const char *f) {
    for (const struct media_kind *kind = items_kinds; kind->type != NULL; kind++)
        if (strcmp(kind->f, f) == 0) return kind;
    return NULL;
}

enum lane items_lane(const struct request *request) {
    const char *f = request_parameter(request, "f");
    const struct media_kind *kind =
        f != NULL ? kind_by_name(f) : negotiate_kind(request_header(request, "Accept"), items_kinds);

    return kind != NULL && items_file_of(kind) != NULL ? LANE_EXPORT : LANE_ROLE;
}

/* The same features in another kind. A file begins at the beginning: it has no counterpart of later pages. */
static void add_alternate(struct json *json, const struct items *items, const struct media_kind *kind) {
    const char *limit = arena_format(request_arena(items->request), "%d", items->wanted.limit);
    const bool file = items_file_of(kind) != NULL;
    const struct address_change changes[] = {{"f", kind->f}, {"limit", limit}};

    if (!file || items->wanted.from == NULL)
        address_link(json, (struct address_link){
                               address_here(items->request, changes, file ? 2 : 1), "alternate", kind->type,
                               arena_format(request_arena(items->request), "The same as %s", kind->type)});
}

void items_page_links(struct json *json, const struct items *items) {
    struct request *request = items->request;

    address_link(
        json, (struct address_link){address_here(request, NULL, 0), "self", items->kind->type, "This page"});
    for (const struct media_kind *other = items_kinds; other->type != NULL; other++) {
        if (strcmp(other->f, items->kind->f) == 0 || address_is_repeated(items_kinds, other)) continue;
        add_alternate(json, items, other);
        if (items_file_of(other) != NULL)
            address_link(json, (struct address_link){items_other(request, other->f), "enclosure", other->type,
                                                     "All that match, as a file"});
    }
}

/* Whoever takes a GeoPackage home draws British maps with it: our links ask for the grid if nothing else is.
 */
const char *items_other(struct request *request, const char *f) {
    const struct address_change changes[] = {{"f", f},        {"limit", NULL},
                                             {"after", NULL}, {"before", NULL},
                                             {"count", NULL}, {"crs", crs_list[CRS_EPSG_27700].uri}};
    const bool file = items_file_of(kind_by_name(f)) != NULL;
    const bool grid = strcmp(f, "gpkg") == 0 && request_parameter(request, "crs") == NULL;

    return address_here(request, changes, !file ? 1 : grid ? 6 : 5);
}

/* --- for the forms --- */

enum status items_page(struct page *out, const struct items *items, struct error *err) {
    const struct page_wanted *wanted = &items->wanted;
    struct store *db = request_db(items->request);
    struct summary summary;
    enum status status = page_read(out, db, wanted, err);

    if (status != STATUS_OK || wanted->count == PAGE_COUNT_NONE || !selection_is_all(&wanted->selection))
        return status;
    status = summary_read(&summary, db, wanted->collection, request_identity(items->request)->role,
                          out->stamp, err);
    if (status == STATUS_OK && strcmp(summary.stamp, out->stamp) == 0) out->matched = summary.count;
    if (status != STATUS_OK) page_free(out);
    return status;
}

static const char *address_at(const struct items *items, const struct place *place, bool backwards) {
    struct text token = TEXT_EMPTY;

    place_write(&token, &items->wanted.order, place);
    const struct address_change changes[] = {{"after", backwards ? NULL : text_string(&token)},
                                             {"before", backwards ? text_string(&token) : NULL}};
    const char *address = address_here(items->request, changes, 2);
    text_free(&token);
    return address;
}

const char *items_next(const struct items *items, const struct page *page) {
    return page->is_last || page->last.id == NULL ? NULL : address_at(items, &page->last, false);
}

const char *items_previous(const struct items *items, const struct page *page) {
    return page->is_first || page->first.id == NULL ? NULL : address_at(items, &page->first, true);
}

void items_headers(const struct items *items, struct response *response) {
    struct arena *arena = request_arena(items->request);
    const struct address_link queryables = {
        address_to(items->request, "collections", items->wanted.collection->name, "queryables"),
        RELATION_QUERYABLES, "application/schema+json", NULL};

    response_header(response, "Content-Crs", arena_format(arena, "<%s>", items->wanted.crs->uri));
    response_header(response, "Link", address_link_header(items->request, queryables));
}
