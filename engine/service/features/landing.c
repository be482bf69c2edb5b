#include "engine/service/features/landing.h"

#include <string.h>

#include "engine/base/json.h"
#include "engine/query/cql2/cql2.h"
#include "engine/service/features/address.h"
#include "engine/service/features/collections.h"
#include "engine/service/features/html.h"

#define PART_1 "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/"
#define PART_2 "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/"
#define PART_3 "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/"
#define TILES  "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/"
#define TITLE  "terrier: the property asset register"
#define ABOUT                                                                                                \
    "The council's land and buildings, their condition, inspections and ratings, as features. What is "      \
    "shown depends "                                                                                         \
    "on who asks."

static const struct media_kind kinds[] = {{"json", "application/json"}, {"html", "text/html"}, {NULL, NULL}};

const char *const landing_classes[] = {
    PART_1 "core",
    PART_1 "oas30",
    PART_1 "html",
    PART_1 "geojson",
    PART_2 "crs",
    PART_3 "queryables",
    PART_3 "queryables-query-parameters",
    PART_3 "filter",
    PART_3 "features-filter",
    TILES "core",
    TILES "tileset",
    TILES "tilesets-list",
    TILES "geodata-tilesets",
    TILES "mvt",
    NULL,
};

/* Where to go from the landing page, for people and programs alike. */
static const struct {
    const char *piece, *query, *rel, *type, *title;
} ways[] = {
    {"api-definition", "?f=json", "service-desc", "application/vnd.oai.openapi+json;version=3.0",
     "What can be asked, for programs"},
    {"api-definition", "?f=html", "service-doc", "text/html", "What can be asked, for people"},
    {"conformance", "", "conformance", "application/json", "Standards that are met"},
    {"collections", "", "data", "application/json", "The collections"},
    {"tileMatrixSets", "", "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes", "application/json",
     "How tiles are cut"},
};
#define WAYS (sizeof ways / sizeof *ways)

static const char *address_of_way(struct request *request, size_t way) {
    return arena_format(request_arena(request), "%s%s", address_to(request, ways[way].piece),
                        ways[way].query);
}

static void landing_as_json(struct request *request, struct response *response,
                            const struct media_kind *kind) {
    struct json json = json_writer(response_body(response));

    json_object(&json);
    json_text_member(&json, "title", TITLE);
    json_text_member(&json, "description", ABOUT);
    json_text_member(&json, "attribution", collections_attribution);
    json_name(&json, "links");
    json_array(&json);
    address_self_links(&json, request, kinds, kind);
    for (size_t i = 0; i < WAYS; i++)
        address_link(&json, (struct address_link){address_of_way(request, i), ways[i].rel, ways[i].type,
                                                  ways[i].title});
    json_end(&json);
    json_end(&json);
}

static void landing_as_html(struct request *request, struct response *response) {
    const struct html_page page = {"The property asset register", NULL, kinds};
    struct text *out = response_body(response);

    html_begin(response, request, &page);
    html_element(out, "p", ABOUT);
    text_add(out, "<ul>\n");
    for (size_t i = 1; i < WAYS; i++) { /* the first is for programs */
        text_add(out, "<li>");
        html_link(out, address_of_way(request, i), ways[i].title);
        text_add(out, "</li>\n");
    }
    text_add(out, "<li>");
    html_link(out, address_to(request, "sign-in"), "Who you are here, and signing out");
    text_add(out, "</li>\n</ul>\n");
    html_end(response, request, &page);
}

enum status landing_page(struct request *request, struct response *response, struct error *err) {
    const struct media_kind *kind = request_wants(request, kinds, err);

    if (kind == NULL) return err->status;
    if (strcmp(kind->f, "html") == 0)
        landing_as_html(request, response);
    else
        landing_as_json(request, response, kind);
    if (strcmp(kind->f, "html") != 0) response_type(response, kind->type);
    return STATUS_OK;
}

static void conformance_as_json(struct response *response) {
    struct json json = json_writer(response_body(response));

    json_object(&json);
    json_name(&json, "conformsTo");
    json_array(&json);
    for (size_t i = 0; landing_classes[i] != NULL; i++)
        json_text(&json, landing_classes[i]);
    for (size_t i = 0; cql2_conformance[i] != NULL; i++)
        json_text(&json, cql2_conformance[i]);
    json_end(&json);
    json_end(&json);
}

static void add_classes(struct text *out, const char *const *classes) {
    for (; *classes != NULL; classes++) {
        text_add(out, "<li><code>");
        escape_html(out, *classes);
        text_add(out, "</code></li>\n");
    }
}

static void conformance_as_html(struct request *request, struct response *response) {
    const struct html_crumb crumbs[] = {{"Start", address_to(request, "")}, {NULL, NULL}};
    const struct html_page page = {"Standards that are met", crumbs, kinds};
    struct text *out = response_body(response);

    html_begin(response, request, &page);
    text_add(out, "<p>Conformance classes of the Open Geospatial Consortium's standards:</p>\n<ul>\n");
    add_classes(out, landing_classes);
    add_classes(out, cql2_conformance);
    text_add(out, "</ul>\n");
    html_end(response, request, &page);
}

enum status landing_conformance(struct request *request, struct response *response, struct error *err) {
    const struct media_kind *kind = request_wants(request, kinds, err);

    if (kind == NULL) return err->status;
    if (strcmp(kind->f, "html") == 0)
        conformance_as_html(request, response);
    else
        conformance_as_json(response);
    if (strcmp(kind->f, "html") != 0) response_type(response, kind->type);
    return STATUS_OK;
}
