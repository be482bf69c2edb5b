/* What was published, and checking a list. */
#include <stddef.h>

#include "engine/service/api/publications.h"
#include "engine/service/api/routes.h"

#define CHECK_BYTES_MAX ((size_t)16 * 1024 * 1024)
#define JSON_BYTES_MAX  16384

static const struct route_parameter page[] = {
    {"limit", "How many at most.", "{\"type\":\"integer\",\"minimum\":1,\"maximum\":1000,\"default\":100}",
     "20"},
    {"after", "What the link to the next page says.", "{\"type\":\"string\"}", NULL},
    {0},
};

static const struct route_parameter day[] = {
    {"as_at", "The day of the list; today without it.", "{\"type\":\"string\",\"format\":\"date\"}",
     "2026-09-30"},
    {"known_at", "As recorded by then: a day (its end), a moment or `revision 12`.", "{\"type\":\"string\"}",
     "revision 1"},
    {0},
};

static const struct route_parameter form[] = {
    {"f", "json or csv; csv is each fault and warning, json at most 1,000.",
     "{\"type\":\"string\",\"enum\":[\"json\",\"csv\"]}", "csv"},
    {0},
};

/* clang-format off */
const struct route publications_routes[] = {
    {HTTP_GET, "/api/publications", ALLOW_READ, LANE_ROLE, publications_list, "What was published, newest first", "Publications", page,
     .gives = "application/json", .answer = "Publications"},
    {HTTP_POST, "/api/publications", ALLOW_STEWARD, LANE_ROLE, publications_post,
     "Publish the list of land and building assets of the Transparency Code", "Publications", .body_limit = JSON_BYTES_MAX,
     .takes = "application/json", .body = "PublicationRequest", .gives = "application/json", .answer = "Job", .flags = ROUTE_IDEMPOTENT},
    {HTTP_GET, "/api/publications/{publication}", ALLOW_READ, LANE_ROLE, publications_get, "A publication and its files", "Publications",
     .gives = "application/json", .answer = "Publication"},
    {HTTP_GET, "/api/publications/{publication}/files/{file}", ALLOW_READ, LANE_EXPORT, publications_file,
     "A file of a publication, as it left", "Publications",
     .gives = "text/csv,application/csvm+json,application/geopackage+sqlite3,text/html,application/xml"},
    {HTTP_POST, "/api/publication-checks", ALLOW_EDIT, LANE_EXPORT, publications_check,
     "Hold a CSV file against the layout of the list", "Publications", form, .body_limit = CHECK_BYTES_MAX, .takes = "text/csv",
     .gives = "application/json,text/csv", .answer = "LayoutCheck"},
    {HTTP_GET, "/api/publication-rules", ALLOW_STAFF, LANE_ROLE, publications_rules,
     "The rules of the list, and how many assets each decides on", "Publications", day, .gives = "application/json",
     .answer = "PublicationRules"},
    {HTTP_GET, "/api/assets/{reference}/publication", ALLOW_STAFF, LANE_ROLE, publications_why,
     "Whether an asset is in the list, and by which rule", "Publications", day, .gives = "application/json", .answer = "InList"},
    {HTTP_GET, "/api/assets/{reference}/circumstances", ALLOW_STAFF, LANE_ROLE, circumstances_list,
     "What the Transparency Code asks of an asset and nothing else says", "Publications", .gives = "application/json",
     .answer = "Circumstances"},
    {HTTP_PUT, "/api/assets/{reference}/circumstances/{circumstance}", ALLOW_EDIT, LANE_ROLE, circumstances_put,
     "Say that a circumstance holds", "Publications", .body_limit = JSON_BYTES_MAX, .takes = "application/json", .body = "CircumstanceDays",
     .gives = "application/json", .answer = "Circumstances", .flags = ROUTE_IDEMPOTENT},
    {HTTP_DELETE, "/api/assets/{reference}/circumstances/{circumstance}", ALLOW_EDIT, LANE_ROLE, circumstances_delete,
     "Say that it never held", "Publications", .body_limit = JSON_BYTES_MAX, .takes = "application/json", .body = "CircumstanceEnd",
     .gives = "application/json", .answer = "Circumstances", .flags = ROUTE_IDEMPOTENT},
    {HTTP_GET, "/api/exports/gazetteer-gaps.csv", ALLOW_STAFF, LANE_EXPORT, exports_gaps,
     "Assets without a UPRN, for the address custodian", "Exports", .gives = "text/csv"},
    {.path = NULL},
};
/* clang-format on */
