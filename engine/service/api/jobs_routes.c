/* Imports, evaluations, jobs, reports and exports. */
#include <stddef.h>

#include "engine/service/api/asset_filters.h"
#include "engine/service/api/jobs_handlers.h"
#include "engine/service/api/routes.h"
#include "engine/service/api/times.h"

#define UPLOAD_BYTES_MAX ((size_t)256 * 1024 * 1024)
#define JSON_BYTES_MAX   16384

#define TEXT_SCHEMA "{\"type\":\"string\"}"
#define ODS         "application/vnd.oasis.opendocument.spreadsheet"

static const struct route_parameter page[] = {
    {"limit", "How many at most.", "{\"type\":\"integer\",\"minimum\":1,\"maximum\":1000,\"default\":100}",
     "20"},
    {"after", "What the link to the next page says.", TEXT_SCHEMA, NULL},
    {0},
};

static const struct route_parameter rejected[] = {
    {"f", "json or csv; csv is the whole list.", "{\"type\":\"string\",\"enum\":[\"json\",\"csv\"]}", "csv"},
    {"limit", "How many at most, in JSON.",
     "{\"type\":\"integer\",\"minimum\":1,\"maximum\":10000,\"default\":1000}", "100"},
    {"after", "What the link to the next page says.", TEXT_SCHEMA, NULL},
    {0},
};

static const struct route_parameter issues[] = {
    {"severity", "Only these.",
     "{\"type\":\"string\",\"enum\":[\"rejected\",\"warning\",\"absent\",\"note\"]}", "warning"},
    {"f", "json or csv; csv is the whole list.", "{\"type\":\"string\",\"enum\":[\"json\",\"csv\"]}", "csv"},
    {"limit", "How many at most, in JSON.",
     "{\"type\":\"integer\",\"minimum\":1,\"maximum\":10000,\"default\":1000}", "100"},
    {"after", "What the link to the next page says.", TEXT_SCHEMA, NULL},
    {0},
};

static const struct route_parameter report[] = {
    {"f", "html or ods.", "{\"type\":\"string\",\"enum\":[\"html\",\"ods\"]}", "ods"},
    {"plan", "The plan to report on; the newest without it.", "{\"type\":\"integer\",\"minimum\":1}", NULL},
    {"since", "Decisions from this day on; of the last three months without it.",
     "{\"type\":\"string\",\"format\":\"date\"}", "2026-08-22"},
    TIMES_PARAMETERS,
    {0},
};

static const struct route_parameter profile[] = {
    {"version", "An earlier version of a saved one.", "{\"type\":\"integer\",\"minimum\":1}", NULL},
    {0},
};

static const struct route_parameter assets[] = {
    ASSET_FILTERS,
    {"sort", "Columns to sort by, - before one for greatest first.", TEXT_SCHEMA, "-floor_area_m2"},
    {"limit", "At most this many assets.", "{\"type\":\"integer\",\"minimum\":1}", "100"},
    TIMES_PARAMETERS,
    {0},
};

/* clang-format off */
const struct route jobs_routes[] = {
    {HTTP_POST, "/api/imports", ALLOW_EDIT, LANE_ROLE, imports_post, "Upload a file and preview its import", "Imports",
     .body_limit = UPLOAD_BYTES_MAX, .takes = "multipart/form-data", .body = "ImportForm",
     .gives = "application/json", .answer = "Import", .flags = ROUTE_SPOOL | ROUTE_IDEMPOTENT},
    {HTTP_GET, "/api/imports", ALLOW_STAFF, LANE_ROLE, imports_list, "Imports, newest first", "Imports", page,
     .gives = "application/json", .answer = "Imports"},
    {HTTP_GET, "/api/imports/{import}", ALLOW_STAFF, LANE_ROLE, imports_get, "An import: where it stands, counts, issues by kind",
     "Imports", .gives = "application/json", .answer = "Import"},
    {HTTP_DELETE, "/api/imports/{import}", ALLOW_EDIT, LANE_ROLE, imports_delete, "Forget an upload that was not applied", "Imports",
     .flags = ROUTE_IDEMPOTENT},
    {HTTP_GET, "/api/imports/{import}/rejected", ALLOW_EDIT, LANE_ROLE, imports_issues, "The rows kept out, with the reasons",
     "Imports", rejected, .gives = "application/json,text/csv", .answer = "ImportIssues"},
    {HTTP_GET, "/api/imports/{import}/issues", ALLOW_EDIT, LANE_ROLE, imports_issues, "All that is wrong or doubtful in a file",
     "Imports", issues, .gives = "application/json,text/csv", .answer = "ImportIssues"},
    {HTTP_GET, "/api/imports/{import}/events", ALLOW_STAFF, LANE_ROLE, imports_events, "Progress of an import, as it goes on",
     "Imports", .gives = "text/event-stream"},
    {HTTP_POST, "/api/imports/{import}/apply", ALLOW_EDIT, LANE_ROLE, imports_apply, "Bring a previewed file into the register",
     "Imports", .body_limit = JSON_BYTES_MAX, .gives = "application/json", .answer = "Job", .flags = ROUTE_IDEMPOTENT},
    {HTTP_GET, "/api/imports/{import}/undo", ALLOW_EDIT, LANE_ROLE, imports_undo_look, "What undoing an import would do, and what stands in its way",
     "Imports", .gives = "application/json", .answer = "ImportUndo"},
    {HTTP_POST, "/api/imports/{import}/undo", ALLOW_EDIT, LANE_ROLE, imports_undo, "Undo an import: the register is as it was before it",
     "Imports", .body_limit = JSON_BYTES_MAX, .takes = "application/json", .body = "UndoReason", .gives = "application/json",
     .answer = "Import", .flags = ROUTE_IDEMPOTENT},

    {HTTP_GET, "/api/profiles", ALLOW_EDIT, LANE_ROLE, profiles_all, "Mapping profiles: of the program, and saved ones", "Imports",
     .gives = "application/json", .answer = "Profiles"},
    {HTTP_GET, "/api/profiles/{profile}", ALLOW_EDIT, LANE_ROLE, profiles_one, "A profile, as --profile takes it", "Imports", profile,
     .gives = "application/json", .answer = "Profile"},

    {HTTP_POST, "/api/evaluate", ALLOW_EDIT, LANE_ROLE, evaluate_post, "Judge the estate: a steward officially, an editor on trial",
     "Jobs", .body_limit = JSON_BYTES_MAX, .takes = "application/json", .body = "Evaluation",
     .gives = "application/json", .answer = "Job", .flags = ROUTE_IDEMPOTENT},
    {HTTP_GET, "/api/jobs", ALLOW_STAFF, LANE_ROLE, jobs_list, "Work in the background, newest first", "Jobs", page,
     .gives = "application/json", .answer = "Jobs"},
    {HTTP_GET, "/api/jobs/{job}", ALLOW_STAFF, LANE_ROLE, jobs_get, "One piece of work, and what came of it", "Jobs",
     .gives = "application/json", .answer = "Job"},
    {HTTP_GET, "/api/jobs/{job}/events", ALLOW_STAFF, LANE_ROLE, jobs_events, "Its progress, as it goes on", "Jobs",
     .gives = "text/event-stream"},
    {HTTP_DELETE, "/api/jobs/{job}", ALLOW_EDIT, LANE_ROLE, jobs_delete, "Cancel it", "Jobs",
     .gives = "application/json", .answer = "Job", .flags = ROUTE_IDEMPOTENT},

    {HTTP_GET, "/api/reports/asset-management-group", ALLOW_STAFF, LANE_EXPORT, reports_asset_management_group,
     "The Asset Management Group report on the latest run", "Reports", report, .gives = "text/html," ODS},

    {HTTP_GET, "/api/exports/assets.csv", ALLOW_READ, LANE_EXPORT, exports_assets, "Assets as CSV", "Exports", assets,
     .gives = "text/csv"},
    {HTTP_GET, "/api/exports/assets.ods", ALLOW_READ, LANE_EXPORT, exports_assets, "Assets as a spreadsheet", "Exports", assets,
     .gives = ODS},
    {HTTP_GET, "/api/exports/assets.gpkg", ALLOW_READ, LANE_EXPORT, exports_assets,
     "Assets, land parcels and buildings as a GeoPackage, EPSG:27700", "Exports", assets,
     .gives = "application/geopackage+sqlite3"},
    {HTTP_GET, "/api/exports/assets.geojson", ALLOW_READ, LANE_EXPORT, exports_assets, "Assets as GeoJSON, longitude and latitude",
     "Exports", assets, .gives = "application/geo+json"},
    {HTTP_GET, "/api/exports/assets.fgb", ALLOW_READ, LANE_EXPORT, exports_assets, "Located assets as FlatGeobuf, EPSG:27700", "Exports",
     assets, .gives = "application/vnd.flatgeobuf"},
    {.path = NULL},
};
/* clang-format on */
