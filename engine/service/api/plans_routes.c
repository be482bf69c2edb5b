/* Programmes: plans and scenarios. */
#include <stddef.h>

#include "engine/service/api/plans_handlers.h"
#include "engine/service/api/routes.h"
#include "engine/service/api/what_if.h"

#define JSON_BYTES_MAX 65536
#define TEXT_SCHEMA    "{\"type\":\"string\"}"
#define LIMIT_SCHEMA   "{\"type\":\"integer\",\"minimum\":1,\"maximum\":1000,\"default\":100}"

static const struct route_parameter of_pages[] = {
    {"limit", "How many at most.", LIMIT_SCHEMA, "20"},
    {"after", "The place that the page goes on from: from a link `next`.", TEXT_SCHEMA, NULL},
    {0},
};
static const struct route_parameter of_plan[] = {
    {"f", "json or csv; csv is the choices alone.", "{\"type\":\"string\",\"enum\":[\"json\",\"csv\"]}",
     "csv"},
    {0},
};
static const struct route_parameter of_comparison[] = {
    {"with", "The other scenario.", "{\"type\":\"string\",\"x-required\":true}", "more"},
    {"limit", "How many assets that differ, at most.",
     "{\"type\":\"integer\",\"minimum\":1,\"maximum\":10000,\"default\":100}", "20"},
    {0},
};

/* clang-format off */
#define GET_(path_, handle_, parameters_, gives_, summary_, answer_) \
    {.method = HTTP_GET, .path = path_, .allow = ALLOW_STAFF, .lane = LANE_ROLE, .handle = handle_, .summary = summary_, \
     .tag = "Programme", .parameters = parameters_, .gives = gives_, .answer = answer_}
#define WRITE_(method_, path_, handle_, summary_, body_, answer_) \
    {.method = method_, .path = path_, .allow = ALLOW_EDIT, .lane = LANE_ROLE, .handle = handle_, .summary = summary_, \
     .tag = "Programme", .body_limit = JSON_BYTES_MAX, .takes = "application/json", .body = body_, .gives = "application/json", \
     .answer = answer_, .flags = ROUTE_IDEMPOTENT}
#define JSON "application/json"

const struct route plans_routes[] = {
    GET_("/api/plans", plans_list, of_pages, JSON, "List programmes that were made, newest first", "Plans"),
    GET_("/api/plans/{plan}", plans_one, of_plan, JSON ",text/csv", "Read a programme: years, funds, objectives, what each asset takes, or what conflicts", "Plan"),
    WRITE_(HTTP_POST, "/api/plans", plans_make, "Make a programme for the money there is, as a job", "PlanWanted", "Job"),
    GET_("/api/scenarios", scenarios_list, NULL, JSON, "List scenarios with what each sets and its newest plan", "Scenarios"),
    GET_("/api/scenarios/{scenario}", scenarios_one, NULL, JSON, "Read a scenario", "Scenario"),
    WRITE_(HTTP_POST, "/api/scenarios", scenarios_make, "Make a scenario, empty or from another", "ScenarioWanted", "Scenario"),
    WRITE_(HTTP_PATCH, "/api/scenarios/{scenario}", scenarios_change, "Change what a scenario sets: null takes a setting away", "ScenarioChange", "Scenario"),
    GET_("/api/scenarios/{scenario}/plans", scenarios_plans, of_pages, JSON, "List the programmes of a scenario, newest first", "Plans"),
    WRITE_(HTTP_POST, "/api/scenarios/{scenario}/plans", scenarios_plan, "Make the programme of a scenario, as a job", "PlanSearch", "Job"),
    GET_("/api/scenarios/{scenario}/comparison", scenarios_compare, of_comparison, JSON, "Put the newest programmes of two scenarios side by side", "ScenarioComparison"),
    {.method = HTTP_POST, .path = "/api/what-if", .allow = ALLOW_STAFF, .lane = LANE_ROLE, .handle = what_if_post,
     .summary = "Ask what the newest run would say if some facts were otherwise: nothing is kept", .tag = "Programme",
     .body_limit = JSON_BYTES_MAX, .takes = "application/json", .body = "WhatIfWanted", .gives = "application/json", .answer = "WhatIf"},
    {.path = NULL},
};
/* clang-format on */
