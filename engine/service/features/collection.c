#include "engine/service/features/collection.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/json.h"
#include "engine/service/features/address.h"
#include "engine/service/features/crs.h"
#include "engine/service/features/html.h"
#include "engine/service/features/items.h"
#include "engine/service/features/summary.h"
#include "engine/service/features/tiles.h"

static const struct media_kind kinds[] = {{"json", "application/json"}, {"html", "text/html"}, {NULL, NULL}};

/* --- JSON --- */

/* Rounded outwards to what a coordinate is written with: nothing of a feature lies outside. */
static void add_box(struct json *json, const struct summary_box *box, double scale) {
    json_array(json);
    json_number(json, floor(box->west * scale) / scale);
    json_number(json, floor(box->south * scale) / scale);
    json_number(json, ceil(box->east * scale) / scale);
    json_number(json, ceil(box->north * scale) / scale);
    json_end(json);
}

static void add_day(struct json *json, const char *day, const char *time) {
    char moment[40];

    snprintf(moment, sizeof moment, "%s%s", day, time);
    json_text(json, *day == '\0' ? NULL : moment);
}

/* The standard has extents in CRS84; the same in the grid is beside it. */
static void add_extent(struct json *json, const struct summary *summary) {
    json_name(json, "extent");
    json_object(json);
    if (summary->lonlat.known) {
        json_name(json, "spatial");
        json_object(json);
        json_name(json, "bbox");
        json_array(json);
        add_box(json, &summary->lonlat, 1e8);
        json_end(json);
        json_text_member(json, "crs", crs_list[CRS_CRS84].uri);
        json_name(json, "storageCrsBbox");
        json_array(json);
        add_box(json, &summary->grid, 1e3);
        json_end(json);
        json_end(json);
    }
    json_name(json, "temporal");
    json_object(json);
    json_name(json, "interval");
    json_array(json);
    json_array(json);
    add_day(json, summary->from, "T00:00:00Z");
    add_day(json, summary->until, "T23:59:59Z");
    json_end(json);
    json_end(json);
    json_text_member(json, "trs", "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian");
    json_end(json);
    json_end(json);
}

static void add_systems(struct json *json) {
    json_name(json, "crs");
    json_array(json);
    for (size_t i = 0; i < CRS_COUNT; i++)
        json_text(json, crs_list[i].uri);
    json_end(json);
}

static const struct {
    const char *piece, *rel, *title;
} schemas[] = {
    {"queryables", RELATION_QUERYABLES, "What can be filtered by"},
    {"sortables", RELATION_SORTABLES, "What can be sorted by"},
    {"schema", RELATION_SCHEMA, "What the features have"},
};

static void add_links(struct json *json, struct request *request, const struct collection *collection) {
    const char *items = address_to(request, "collections", collection->name, "items");
    struct arena *arena = request_arena(request);

    for (const struct media_kind *kind = items_kinds; kind->type != NULL; kind++)
        address_link(json, (struct address_link){arena_format(arena, "%s?f=%s", items, kind->f), "items",
                                                 kind->type, "The features"});
    for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++)
        address_link(json, (struct address_link){
                               address_to(request, "collections", collection->name, schemas[i].piece),
                               schemas[i].rel, "application/schema+json", schemas[i].title});
    address_link(json, (struct address_link){address_to(request, "collections", collection->name, "tiles"),
                                             RELATION_TILESETS, "application/json", "Vector tiles"});
    address_link(json, (struct address_link){collections_licence, "license", "text/html", "Licence"});
}

static void add_collection(struct json *json, struct request *request, const struct collection *collection,
                           const struct summary *summary, bool alone, const struct media_kind *kind) {
    json_object(json);
    json_text_member(json, "id", collection->name);
    json_text_member(json, "title", collection->title);
    json_text_member(json, "description", collection->about);
    json_text_member(json, "attribution", collections_attribution);
    json_text_member(json, "itemType", "feature");
    add_extent(json, summary);
    add_systems(json);
    json_text_member(json, "storageCrs", crs_list[CRS_EPSG_27700].uri);
    json_name(json, "links");
    json_array(json);
    if (alone)
        address_self_links(json, request, kinds, kind);
    else
        address_link(json, (struct address_link){address_to(request, "collections", collection->name), "self",
                                                 kinds[0].type, collection->title});
    add_links(json, request, collection);
    json_end(json);
    json_end(json);
}

static void list_as_json(struct request *request, struct response *response, const struct summary *summaries,
                         const struct media_kind *kind) {
    struct json json = json_writer(response_body(response));

    json_object(&json);
    json_name(&json, "links");
    json_array(&json);
    address_self_links(&json, request, kinds, kind);
    json_end(&json);
    add_systems(&json);
    json_name(&json, "collections");
    json_array(&json);
    for (size_t i = 0; collections_all[i] != NULL; i++)
        add_collection(&json, request, collections_all[i], &summaries[i], false, kind);
    json_end(&json);
    json_end(&json);
    response_type(response, kind->type);
}

/* --- HTML --- */

static void list_as_html(struct request *request, struct response *response,
                         const struct summary *summaries) {
    const struct html_crumb crumbs[] = {{"Start", address_to(request, "")}, {NULL, NULL}};
    const struct html_page page = {"Collections", crumbs, kinds};
    struct text *out = response_body(response);
    char number[FORMAT_SIZE];

    html_begin(response, request, &page);
    text_add(out,
             "<table><caption>What can be read here</caption>\n<thead><tr><th scope=\"col\">Collection</th>"
             "<th scope=\"col\">Features</th><th scope=\"col\">What it holds</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; collections_all[i] != NULL; i++) {
        text_add(out, "<tr><th scope=\"row\">");
        html_link(out, address_to(request, "collections", collections_all[i]->name),
                  collections_all[i]->title);
        text_add(out, "</th>");
        html_element(out, "td", format_integer(number, summaries[i].count));
        html_element(out, "td", collections_all[i]->about);
        text_add(out, "</tr>\n");
    }
    text_add(out, "</tbody></table>\n");
    html_end(response, request, &page);
}

static void add_box_row(struct text *out, const char *name, const struct summary_box *box, int digits) {
    struct text words = TEXT_EMPTY;

    text_format(&words, "%.*f, %.*f to %.*f, %.*f", digits, box->west, digits, box->south, digits, box->east,
                digits, box->north);
    html_row(out, name, box->known ? text_string(&words) : "nothing has a shape");
    text_free(&words);
}

static void one_as_html(struct request *request, struct response *response,
                        const struct collection *collection, const struct summary *summary) {
    const struct html_crumb crumbs[] = {{"Start", address_to(request, "")},
                                        {"Collections", address_to(request, "collections")},
                                        {NULL, NULL}};
    const struct html_page page = {collection->title, crumbs, kinds};
    struct text *out = response_body(response);
    char number[FORMAT_SIZE];

    html_begin(response, request, &page);
    html_element(out, "p", collection->about);
    text_add(out, "<ul><li>");
    html_link(out, address_to(request, "collections", collection->name, "items"), "The features");
    for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++) {
        text_add(out, "</li>\n<li>");
        html_link(out, address_to(request, "collections", collection->name, schemas[i].piece),
                  schemas[i].title);
    }
    text_add(out, "</li>\n<li>");
    html_link(out, address_to(request, "collections", collection->name, "tiles"), "Vector tiles");
    text_add(out, "</li></ul>\n<table><caption>The collection</caption><tbody>\n");
    html_row(out, "Features", format_integer(number, summary->count));
    add_box_row(out, "Longitude and latitude", &summary->lonlat, 5);
    add_box_row(out, "Easting and northing (EPSG:27700)", &summary->grid, 0);
    html_row(out, "From", *summary->from != '\0' ? summary->from : "ever");
    html_row(out, "Until", *summary->until != '\0' ? summary->until : "today and on");
    text_add(out, "</tbody></table>\n<p>Licence: ");
    html_link(out, collections_licence, "Open Government Licence 3.0");
    text_add(out, "</p>\n");
    html_end(response, request, &page);
}

/* --- the resources --- */

enum status collection_one(struct request *request, struct response *response, struct error *err) {
    const enum role role = request_identity(request)->role;
    struct store *db = request_db(request);
    const struct collection *collection;
    struct summary summary;
    char stamp[sizeof summary.stamp];
    enum status status = items_collection(&collection, request, err);

    if (status != STATUS_OK) return status;
    const struct media_kind *kind = request_wants(request, kinds, err);
    if (kind == NULL) return err->status;
    status = summary_stamp(stamp, sizeof stamp, db, err);
    if (status == STATUS_OK) status = summary_read(&summary, db, collection, role, stamp, err);
    if (status != STATUS_OK) return status;
    if (strcmp(kind->f, "html") == 0) {
        one_as_html(request, response, collection, &summary);
    } else {
        struct json json = json_writer(response_body(response));
        add_collection(&json, request, collection, &summary, true, kind);
        response_type(response, kind->type);
    }
    response_of_stamp(response, summary.stamp);
    return STATUS_OK;
}

/* All of them at one stamp; when the register moves on meanwhile, once more. */
static enum status read_all(struct summary *summaries, struct request *request, struct error *err) {
    const enum role role = request_identity(request)->role;
    struct store *db = request_db(request);
    char stamp[sizeof summaries->stamp];
    bool same = false;
    enum status status = summary_stamp(stamp, sizeof stamp, db, err);

    for (int attempt = 0; status == STATUS_OK && !same && attempt < 3; attempt++) {
        same = true;
        for (size_t i = 0; status == STATUS_OK && collections_all[i] != NULL; i++) {
            status = summary_read(&summaries[i], db, collections_all[i], role, stamp, err);
            if (strcmp(summaries[i].stamp, stamp) != 0) same = false;
        }
        if (status == STATUS_OK && !same) status = summary_stamp(stamp, sizeof stamp, db, err);
    }
    if (status == STATUS_OK && !same)
        return error_set(err, STATUS_UNAVAILABLE, "the register is being changed: ask again in a moment");
    return status;
}

enum status collection_list(struct request *request, struct response *response, struct error *err) {
    struct summary *summaries = arena_array(request_arena(request), COLLECTIONS_MAX, sizeof *summaries);
    const struct media_kind *kind = request_wants(request, kinds, err);
    enum status status = kind == NULL ? err->status : read_all(summaries, request, err);

    if (status != STATUS_OK) return status;
    if (strcmp(kind->f, "html") == 0)
        list_as_html(request, response, summaries);
    else
        list_as_json(request, response, summaries, kind);
    response_of_stamp(response, summaries[0].stamp);
    return STATUS_OK;
}
