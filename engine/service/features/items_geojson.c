/* A page as a GeoJSON feature collection: the features as PostgreSQL made them, in a frame. */
#include <stdio.h>
#include <time.h>

#include "engine/base/json.h"
#include "engine/service/features/address.h"
#include "engine/service/features/items.h"

static void add_time(struct json *json) {
    struct timespec now;
    struct tm utc;
    char text[32];

    clock_gettime(CLOCK_REALTIME, &now);
    gmtime_r(&now.tv_sec, &utc);
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    json_text_member(json, "timeStamp", text);
}

static void add_links(struct json *json, const struct items *items, const struct page *page) {
    struct request *request = items->request;
    const char *next = items_next(items, page), *previous = items_previous(items, page);
    const struct collection *collection = items->wanted.collection;

    json_name(json, "links");
    json_array(json);
    items_page_links(json, items);
    if (next != NULL) address_link(json, (struct address_link){next, "next", items->kind->type, "Next page"});
    if (previous != NULL)
        address_link(json, (struct address_link){previous, "prev", items->kind->type, "Previous page"});
    address_link(json, (struct address_link){address_to(request, "collections", collection->name),
                                             "collection", "application/json", collection->title});
    json_end(json);
}

enum status items_geojson(const struct items *items, struct response *response, struct error *err) {
    struct text *out = response_body(response);
    struct json json = json_writer(out);
    struct page page;
    enum status status = items_page(&page, items, err);

    if (status != STATUS_OK) return status;
    json_object(&json);
    json_text_member(&json, "type", "FeatureCollection");
    add_time(&json);
    if (page.matched >= 0) json_integer_member(&json, "numberMatched", page.matched);
    json_integer_member(&json, "numberReturned", page.returned);
    add_links(&json, items, &page);
    text_add(out, ",\"features\":[");
    text_add(out, page.features);
    text_add(out, "]");
    json_end(&json);
    response_type(response, items->kind->type);
    items_headers(items, response);
    response_of_stamp(response, page.stamp);
    page_free(&page);
    return STATUS_OK;
}
