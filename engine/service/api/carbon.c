/* /api/carbon: emissions of the estate, as `terrier carbon` lists them. */
#include <string.h>

#include "engine/base/format.h"
#include "engine/service/api/records_inside.h"
#include "engine/service/api/routes.h"
#include "engine/service/api/times.h"
#include "sql/embedded.h"

#define GROUPS_MOST    10000
#define MEASURES_USUAL 100

static const char *grouping(struct request *request) {
    const char *by = request_parameter(request, "by");

    return by != NULL ? by : "category";
}

static enum status check(struct request *request, struct error *err) {
    static const char *const known[] = {"asset", "category", "fuel", "scope", "boundary"};
    const char *by = grouping(request), *year = request_parameter(request, "year");
    int64_t number;

    if (year != NULL && (!number_parse_integer(year, &number) || number < 1990 || number > 2100))
        return request_bad_parameter(request, err, "year",
                                     "`year` is the year in which a financial year begins, such as 2025, not "
                                     "`%.40s`",
                                     year);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(by, known[i]) == 0) return STATUS_OK;
    return request_bad_parameter(request, err, "by",
                                 "`by` is asset, category, fuel, scope or boundary, not `%.40s`", by);
}

static enum status read_groups(struct request *request, struct json *json, void *context, struct error *err) {
    char most[24];

    bind_integer(most, *(const int *)context);
    return records_rows_member(json, "groups", request_db(request), sql_carbon_by,
                               BIND(grouping(request), request_parameter(request, "year"), most), err);
}

static enum status read_path(struct request *request, struct json *json, void *context, struct error *err) {
    struct store *db = request_db(request);
    enum status status = records_rows_member(json, "path", db, sql_carbon_path, BIND_NONE, err);

    (void)context;
    return status == STATUS_OK ? records_rows_member(json, "rules", db, sql_carbon_rules, BIND_NONE, err)
                               : status;
}

static enum status read_provision(struct request *request, struct json *json, void *context,
                                  struct error *err) {
    struct store *db = request_db(request);
    enum status status = records_rows_member(json, "provision", db, sql_carbon_provision, BIND_NONE, err);

    (void)context;
    return status == STATUS_OK
               ? records_rows_member(json, "total", db, sql_carbon_provision_total, BIND_NONE, err)
               : status;
}

static enum status read_measures(struct request *request, struct json *json, void *context,
                                 struct error *err) {
    struct store *db = request_db(request);
    char most[24];

    bind_integer(most, *(const int *)context);
    enum status status = records_rows_member(json, "measures", db, sql_carbon_abatement, BIND(most), err);
    return status == STATUS_OK ? records_rows_member(json, "schemes", db, sql_carbon_schemes, BIND_NONE, err)
                               : status;
}

static enum status answer_groups(struct request *request, struct response *response, struct error *err) {
    int limit = GROUPS_MOST;
    enum status status = check(request, err);

    if (status == STATUS_OK)
        status = records_limit(request, strcmp(grouping(request), "asset") == 0 ? 10 : GROUPS_MOST,
                               GROUPS_MOST, &limit, err);
    return status == STATUS_OK ? records_answer(request, response, read_groups, &limit, err) : status;
}

static enum status answer_path(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_path, NULL, err);
}

static enum status answer_measures(struct request *request, struct response *response, struct error *err) {
    int limit;
    enum status status = records_limit(request, MEASURES_USUAL, GROUPS_MOST, &limit, err);

    return status == STATUS_OK ? records_answer(request, response, read_measures, &limit, err) : status;
}

static enum status answer_provision(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_provision, NULL, err);
}

static const struct route_parameter of_groups[] = {
    {"by", "What the emissions are by.",
     "{\"type\":\"string\",\"enum\":[\"asset\",\"category\",\"fuel\",\"scope\",\"boundary\"],"
     "\"default\":\"category\"}",
     "fuel"},
    {"year",
     "The financial year, by the year in which it begins; without it, the last that ended and was read.",
     "{\"type\":\"integer\",\"minimum\":1990,\"maximum\":2100}", "2025"},
    {"limit", "How many groups at most; by asset 10 without it, else all.",
     "{\"type\":\"integer\",\"minimum\":1,\"maximum\":10000}", "10"},
    TIMES_PARAMETERS,
    {NULL, NULL, NULL, NULL},
};
static const struct route_parameter of_measures[] = {
    {"limit", "How many steps at most.",
     "{\"type\":\"integer\",\"minimum\":1,\"maximum\":10000,\"default\":100}", "20"},
    TIMES_PARAMETERS,
    {NULL, NULL, NULL, NULL},
};
static const struct route_parameter of_times[] = {TIMES_PARAMETERS, {NULL, NULL, NULL, NULL}};

/* clang-format off */
#define GET_(path_, allow_, handle_, parameters_, summary_, answer_) \
    {.method = HTTP_GET, .path = path_, .allow = allow_, .lane = LANE_ROLE, .handle = handle_, .summary = summary_, .tag = "Carbon", \
     .parameters = parameters_, .gives = "application/json", .answer = answer_, .flags = ROUTE_CACHED}

const struct route carbon_routes[] = {
    GET_("/api/carbon", ALLOW_STAFF, answer_groups, of_groups, "Read the emissions of a financial year by asset, category, fuel, scope or boundary, the greatest first", "Carbon"),
    GET_("/api/carbon/path", ALLOW_READ, answer_path, of_times, "Read the emissions against each target, year by year, with the boundary and the targets", "CarbonPath"),
    GET_("/api/carbon/measures", ALLOW_STAFF, answer_measures, of_measures, "Read what each tonne costs to save, cheapest first, and the grants there are", "CarbonMeasures"),
    GET_("/api/carbon/provision", ALLOW_STAFF, answer_provision, of_times, "List the assets with charging points for vehicles, storage or generation of their own, and what there is in all", "CarbonProvision"),
    {.path = NULL},
};
/* clang-format on */
