/* The resources of the register. Adding one: its handler in a file of its own, a row here, its schema in
 * schemas/records.json. */
#include "engine/service/api/asset_filters.h"
#include "engine/service/api/backlog.h"
#include "engine/service/api/quality.h"
#include "engine/service/api/records_inside.h"
#include "engine/service/api/routes.h"
#include "engine/service/api/times.h"

#define TEXT        "{\"type\":\"string\"}"
#define EDIT_MOST   (512 * 1024) /* notes of 65,536 characters, escaped */
#define SOURCE_MOST (64 * 1024)

/* clang-format off */
static const struct route_parameter of_list[] = {
    ASSET_FILTERS,
    {"sort", "Up to three columns, - before one for greatest first. Unknown values come last.", TEXT, "-backlog,name"},
    {"columns", "Columns wanted, in this order; `all` is all of them.", TEXT, "reference,name,backlog"},
    {"limit", "How many assets a page has at most.", "{\"type\":\"integer\",\"minimum\":1,\"maximum\":10000,\"default\":100}", "100"},
    {"after", "The place that the page goes on from: from a link `next`.", TEXT, NULL},
    {"total", "Count all that match.", "{\"type\":\"boolean\",\"default\":false}", "true"},
    TIMES_PARAMETERS,
    {NULL, NULL, NULL, NULL},
};

static const struct route_parameter of_times[] = {TIMES_PARAMETERS, {NULL, NULL, NULL, NULL}};

static const struct route_parameter of_history[] = {
    {"limit", "How many changes a page has at most.", "{\"type\":\"integer\",\"minimum\":1,\"maximum\":100,\"default\":20}", "20"},
    {"after", "The place that the page goes on from: from a link `next`.", TEXT, NULL},
    {NULL, NULL, NULL, NULL},
};

static const struct route_parameter of_search[] = {
    {"q", "What was typed: words of a name or an address, a reference, a UPRN, a predecessor's code.", "{\"type\":\"string\",\"minLength\":1,\"maxLength\":400,\"x-required\":true}", "market hall"},
    {"limit", "How many assets at most.", "{\"type\":\"integer\",\"minimum\":1,\"maximum\":20,\"default\":20}", "10"},
    {NULL, NULL, NULL, NULL},
};

static const struct route_parameter of_explanation[] = {
    {"run", "As this run judged it; without it, the newest published run.", "{\"type\":\"integer\",\"minimum\":1}", "1"},
    TIMES_PARAMETERS,
    {NULL, NULL, NULL, NULL},
};

static const struct route_parameter of_sensitivity[] = {
    {"objective", "Of one objective only.", "{\"type\":\"integer\",\"minimum\":1,\"maximum\":6}", "2"},
    {"limit", "How many ratings at most.", "{\"type\":\"integer\",\"minimum\":1,\"maximum\":10000,\"default\":100}", "20"},
    {"run", "As this run judged it; without it, the newest published run.", "{\"type\":\"integer\",\"minimum\":1}", "1"},
    TIMES_PARAMETERS,
    {NULL, NULL, NULL, NULL},
};

static const struct route_parameter of_facts[] = {
    {"known", "Only what is known.", "{\"type\":\"boolean\",\"default\":false}", "true"},
    TIMES_PARAMETERS,
    {NULL, NULL, NULL, NULL},
};

static const struct route_parameter of_method[] = {
    {"standing", "What rests on this alone.", "{\"type\":\"string\",\"enum\":[\"judgement\",\"unchecked\",\"second_hand\",\"terrier\",\"sourced\"]}", "unchecked"},
    {NULL, NULL, NULL, NULL},
};

static const struct route_parameter of_rates[] = {
    {"code", "Of one rate only.", TEXT, "heat_pump_efficiency"},
    {NULL, NULL, NULL, NULL},
};

static const struct route_parameter of_brownfield[] = {
    {"register", "Of one register only, by the scheme of its profile.", TEXT, "mendip"},
    {"ended", "Also sites that have come off their register.", "{\"type\":\"boolean\",\"default\":false}", "true"},
    {NULL, NULL, NULL, NULL},
};

static const struct route_parameter of_criteria[] = {
    {"commitment", "Of one commitment only.", TEXT, "2.2"},
    {NULL, NULL, NULL, NULL},
};

static const struct route_parameter of_reconciliation[] = {
    {"year_end", "The balance sheet date; without it, the newest of which a fixed asset register was imported.", "{\"type\":\"string\",\"format\":\"date\"}", "2026-03-31"},
    {"explained", "Also the differences that their reason explains.", "{\"type\":\"boolean\",\"default\":false}", "true"},
    {NULL, NULL, NULL, NULL},
};

static const struct route_parameter of_quality[] = {
    {"by", "What the scores are by.", "{\"type\":\"string\",\"enum\":[\"estate\",\"dimension\",\"rule\",\"category\",\"source\"],\"default\":\"dimension\"}", "rule"},
    {NULL, NULL, NULL, NULL},
};

static const struct route_parameter of_failures[] = {
    {"rule", "Of this rule only.", TEXT, "fri_repair"},
    {"limit", "How many at most.", "{\"type\":\"integer\",\"minimum\":1,\"maximum\":10000,\"default\":100}", "20"},
    {NULL, NULL, NULL, NULL},
};

static const struct route_parameter of_worst[] = {
    {"limit", "How many at most.", "{\"type\":\"integer\",\"minimum\":1,\"maximum\":10000,\"default\":100}", "20"},
    {NULL, NULL, NULL, NULL},
};

static const struct route_parameter of_backlog[] = {
    {"by", "What the ranges are by.", "{\"type\":\"string\",\"enum\":[\"segment\",\"category\",\"family\",\"school\",\"asset\",\"district\",\"council\",\"ward\",\"division\",\"parish\",\"network\",\"repairs\",\"tenure\",\"status\",\"evidence\",\"element\"],\"default\":\"segment\"}", "category"},
    {"measure", "High priorities alone, or all.", "{\"type\":\"string\",\"enum\":[\"high_priority\",\"all\"],\"default\":\"high_priority\"}", "all"},
    {"forecast", "So many years onward.", "{\"type\":\"integer\",\"minimum\":1,\"maximum\":60}", "10"},
    {"budget", "`none`, `hold`, `halve` or pounds a year; without it, the three. With `forecast`.", TEXT, "hold"},
    TIMES_PARAMETERS,
    {NULL, NULL, NULL, NULL},
};

static const struct route_parameter of_backlog_surveys[] = {
    {"kind", "The kind of survey.", "{\"type\":\"string\",\"enum\":[\"full\",\"PDS\",\"CDC\",\"desktop\"],\"default\":\"PDS\"}", "PDS"},
    TIMES_PARAMETERS,
    {NULL, NULL, NULL, NULL},
};

#define GET_(path_, allow_, handle_, parameters_, summary_, tag_, answer_, flags_) \
    {.method = HTTP_GET, .path = path_, .allow = allow_, .lane = LANE_ROLE, .handle = handle_, .summary = summary_, \
     .tag = tag_, .parameters = parameters_, .gives = "application/json", .answer = answer_, .flags = flags_}

const struct route records_routes[] = {
    GET_("/api/assets", ALLOW_READ, records_list, of_list, "List assets", "Assets", "Assets", ROUTE_CACHED),
    GET_("/api/assets/{reference}", ALLOW_READ, records_get, of_times, "Read the record of an asset", "Assets", "Record", 0),
    {.method = HTTP_PATCH, .path = "/api/assets/{reference}", .allow = ALLOW_EDIT, .lane = LANE_ROLE, .handle = records_edit,
     .summary = "Edit the record of an asset", .tag = "Assets", .body_limit = EDIT_MOST,
     .takes = "application/merge-patch+json,application/json", .gives = "application/json", .answer = "Record",
     .flags = ROUTE_IDEMPOTENT, .body = "RecordEdit"},
    GET_("/api/assets/{reference}/history", ALLOW_STAFF, records_history, of_history,
         "Read who changed what of an asset, when and why", "Assets", "History", ROUTE_CACHED),
    GET_("/api/assets/{reference}/provenance", ALLOW_STAFF, records_provenance, NULL,
         "Read where each value of a record comes from, and what else was said of it", "Assets", "Provenance", 0),
    GET_("/api/assets/{reference}/explanation", ALLOW_STAFF, explain_asset, of_explanation,
         "Read why an asset scores what it scores", "Judging", "Explanation", ROUTE_CACHED),
    GET_("/api/assets/{reference}/sensitivity", ALLOW_STAFF, sensitivity_asset, of_explanation,
         "Read which fact or weight would change the ratings of an asset, and how robust they are", "Judging", "AssetSensitivity", ROUTE_CACHED),
    GET_("/api/sensitivity", ALLOW_STAFF, sensitivity_estate, of_sensitivity,
         "List the ratings that are least robust", "Judging", "Sensitivity", ROUTE_CACHED),
    GET_("/api/assets/{reference}/facts", ALLOW_STAFF, facts_asset, of_facts,
         "Read what is known of an asset, fact by fact", "Judging", "AssetFacts", ROUTE_CACHED),
    GET_("/api/assets/{reference}/options", ALLOW_STAFF, options_asset, of_explanation,
         "Read what could be done with an asset, and what it would cost and score", "Judging", "AssetOptions", ROUTE_CACHED),
    GET_("/api/rates", ALLOW_STAFF, options_rates, of_rates, "List the rates that options are costed by, with their sources", "Judging", "Rates", ROUTE_CACHED),
    GET_("/api/method", ALLOW_STAFF, method_rows, of_method, "List everything that figures rest on, with its source", "Judging", "Method", ROUTE_CACHED),
    GET_("/api/brownfield", ALLOW_STAFF, brownfield_sites, of_brownfield, "List the sites of brownfield land registers", "Assets", "BrownfieldSites", 0),
    GET_("/api/sources", ALLOW_STAFF, sources_list, NULL, "List where the register comes from", "Sources", "Sources", 0),
    {.method = HTTP_PATCH, .path = "/api/sources", .allow = ALLOW_STEWARD, .lane = LANE_ROLE, .handle = sources_set,
     .summary = "Say how far a source is trusted, who answers for it, its licence", .tag = "Sources", .body_limit = SOURCE_MOST,
     .takes = "application/merge-patch+json,application/json", .gives = "application/json", .answer = "SourceSet",
     .flags = ROUTE_IDEMPOTENT, .body = "SourceEdit"},
    GET_("/api/assets/{reference}/quality", ALLOW_STAFF, quality_asset, NULL, "Read how good the record of an asset is", "Quality", "AssetQuality", ROUTE_CACHED),
    GET_("/api/quality", ALLOW_STAFF, quality_estate, of_quality, "Read how good the record is, and its trend", "Quality", "Quality", ROUTE_CACHED),
    GET_("/api/quality/rules", ALLOW_STAFF, quality_rules, NULL, "List the rules of data quality", "Quality", "QualityRules", ROUTE_CACHED),
    GET_("/api/quality/worst", ALLOW_STAFF, quality_worst, of_worst, "List the records that are poorest, the worst first", "Quality", "QualityWorst", ROUTE_CACHED),
    GET_("/api/quality/failures", ALLOW_STAFF, quality_failures, of_failures, "List what fails the rules, the weightiest first", "Quality", "QualityFailures", ROUTE_CACHED),
    GET_("/api/backlog", ALLOW_STAFF, backlog_estate, of_backlog, "Read the maintenance backlog as ranges, and forecasts of it", "Backlog", "Backlog", ROUTE_CACHED),
    GET_("/api/backlog/surveys", ALLOW_STAFF, backlog_surveys, of_backlog_surveys, "Price the surveys of a kind by grade", "Backlog", "BacklogSurveys", ROUTE_CACHED),
    GET_("/api/backlog/calibration", ALLOW_STAFF, backlog_calibration, of_times, "Read what the rates of deterioration were fitted to", "Backlog", "BacklogCalibration", ROUTE_CACHED),
    GET_("/api/fields", ALLOW_EDIT, records_fields, NULL, "List what may be edited of a record", "Assets", "Fields", ROUTE_CACHED),
    GET_("/api/search", ALLOW_READ, search_assets, of_search, "Find assets while typing", "Assets", "Found", ROUTE_CACHED),
    GET_("/api/figures", ALLOW_READ, figures_estate, of_times, "Read the estate in figures, with their definitions", "Figures", "Figures", ROUTE_CACHED),
    GET_("/api/objectives", ALLOW_READ, criteria_objectives, NULL, "List the objectives and how the estate stands on them", "Judging", "Objectives", ROUTE_CACHED),
    GET_("/api/criteria", ALLOW_READ, criteria_all, of_criteria, "List the criteria in force", "Judging", "Criteria", ROUTE_CACHED),
    GET_("/api/criteria/{code}", ALLOW_READ, criteria_one, NULL, "Read a criterion", "Judging", "Criterion", ROUTE_CACHED),
    GET_("/api/reconciliations/far", ALLOW_STAFF, reconciliations_far, of_reconciliation,
         "Hold the fixed asset register against the property register", "Figures", "FarReconciliation", ROUTE_CACHED),
    GET_("/api/runs", ALLOW_READ, runs_all, NULL, "List the judgings that are kept", "Judging", "Runs", ROUTE_CACHED),
    GET_("/api/runs/{run}", ALLOW_READ, runs_one, NULL, "Read how the estate was judged in a run", "Judging", "Run", ROUTE_CACHED),
    {.path = NULL},
};
/* clang-format on */
