/* /collections/{collection}/items/{feature} */
#include "engine/service/features/item.h"

#include <string.h>

#include "engine/base/json.h"
#include "engine/service/features/address.h"
#include "engine/service/features/items.h"

const struct media_kind item_kinds[] = {
    {"json", "application/geo+json"}, {"html", "text/html"}, {"json", "application/json"}, {NULL, NULL}};

/* The feature as it is kept, and the links before its last brace. */
static void as_json(const struct item *item) {
    struct request *request = item->request;
    struct text *out = response_body(item->response);
    struct json json = json_writer(out);

    text_add_bytes(out, item->body, strlen(item->body) - 1);
    text_add(out, ",\"links\":");
    json_array(&json);
    address_self_links(&json, request, item_kinds, item->kind);
    address_link(&json, (struct address_link){address_to(request, "collections", item->collection->name),
                                              "collection", "application/json", item->collection->title});
    address_link(&json, (struct address_link){
                            address_to(request, "collections", item->collection->name, "items", item->id),
                            "canonical", item_kinds[0].type, "This feature"});
    json_end(&json);
    text_add_char(out, '}');
    response_type(item->response, item->kind->type);
}

static enum status write_answer(const struct item *item, struct error *err) {
    if (strcmp(item->kind->f, "html") == 0) return item_html(item, err);
    as_json(item);
    return STATUS_OK;
}

static enum status read_crs(struct item *item, struct error *err) {
    const char *uri = request_parameter(item->request, "crs");

    item->crs = uri == NULL ? &crs_list[CRS_CRS84] : crs_find(uri);
    if (item->crs != NULL) return STATUS_OK;
    return request_bad_parameter(item->request, err, "crs", "crs is one of these, not `%s`: %s", uri,
                                 crs_known);
}

enum status item_handle(struct request *request, struct response *response, struct error *err) {
    struct item item = {.request = request, .response = response, .id = request_part(request, "feature")};
    const char *stamp = NULL;
    struct rows *rows = NULL;
    enum status status = items_collection(&item.collection, request, err);

    if (status == STATUS_OK) status = read_crs(&item, err);
    if (status != STATUS_OK) return status;
    item.kind = request_wants(request, item_kinds, err);
    if (item.kind == NULL) return err->status;
    status = page_read_one(&rows, &item.body, &stamp, request_db(request), item.collection, item.crs, item.id,
                           err);
    if (status == STATUS_OK) status = write_answer(&item, err);
    if (status == STATUS_OK) {
        response_header(response, "Content-Crs", arena_format(request_arena(request), "<%s>", item.crs->uri));
        response_of_stamp(response, stamp);
    }
    rows_free(rows);
    return status;
}
