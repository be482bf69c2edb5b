/* /api/backlog: the maintenance backlog as ranges, and forecasts of it. */
#include "engine/service/api/backlog.h"

#include <string.h>

#include "engine/base/format.h"
#include "engine/runs/outlook.h"
#include "engine/service/api/records_inside.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

/* What is asked for. */
struct asked {
    const char *by, *measure;
    int64_t years;
    bool one; /* budget was given */
    struct forecast_budget budget;
};

static void number_member(struct json *json, const char *name, double value) {
    json_name(json, name);
    json_number(json, value);
}

static void count_member(struct json *json, const char *name, size_t value) {
    json_name(json, name);
    json_integer(json, (int64_t)value);
}

static void add_bounds(struct json *json, const struct backlog_range *range) {
    number_member(json, "low", range->p10);
    number_member(json, "likely", range->likely);
    number_member(json, "high", range->p90);
    number_member(json, "middle", range->p50);
}

static void add_group(struct json *json, const char *code, const char *label,
                      const struct backlog_range *range) {
    json_object(json);
    json_text_member(json, "code", code);
    json_text_member(json, "label", label);
    count_member(json, "surveyed", range->surveyed);
    count_member(json, "imputed", range->imputed);
    count_member(json, "unknown", range->unknown);
    add_bounds(json, range);
    json_end(json);
}

static void add_groups(struct json *json, const struct outlook *outlook) {
    json_name(json, "groups");
    json_array(json);
    for (size_t i = 0; i < outlook->group_count; i++)
        add_group(json, outlook->groups[i].code, outlook->groups[i].label, &outlook->groups[i].range);
    json_end(json);
    json_name(json, "together");
    if (outlook->run != 0)
        add_group(json, "together", "Together", &outlook->segments[BACKLOG_TOGETHER]);
    else
        json_null(json);
}

static void add_path(struct json *json, const struct outlook *outlook,
                     const struct outlook_forecast *forecast, const char *code, size_t group) {
    bool together = group == outlook->group_count;

    json_object(json);
    json_text_member(json, "code", code);
    number_member(json, "yearly_budget", together ? forecast->together : forecast->yearly[group]);
    json_name(json, "years");
    json_array(json);
    for (int t = 0; t <= forecast->years; t++) {
        json_object(json);
        count_member(json, "year", (size_t)(outlook->year + t));
        add_bounds(json, together ? &forecast->by_year[t].together : &forecast->by_year[t].groups[group]);
        json_end(json);
    }
    json_end(json);
    json_end(json);
}

static void add_forecast(struct json *json, const struct outlook *outlook,
                         const struct outlook_forecast *forecast) {
    json_object(json);
    json_text_member(json, "budget", forecast->budget);
    json_name(json, "met");
    json_boolean(json, forecast->met);
    json_name(json, "groups");
    json_array(json);
    for (size_t i = 0; i < outlook->group_count; i++)
        add_path(json, outlook, forecast, outlook->groups[i].code, i);
    add_path(json, outlook, forecast, "together", outlook->group_count);
    json_end(json);
    json_end(json);
}

static enum status add_forecasts(struct json *json, struct outlook *outlook, const struct asked *asked,
                                 struct error *err) {
    struct forecast_budget budgets[] = {{FORECAST_NONE, 0}, {FORECAST_HOLD, 0}, {FORECAST_HALVE, 0}};
    size_t count = asked->years == 0 || outlook->run == 0 ? 0 : asked->one ? 1 : 3;
    enum status status = STATUS_OK;

    if (asked->one) budgets[0] = asked->budget;
    json_name(json, "forecasts");
    json_array(json);
    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        struct outlook_forecast forecast;
        status = outlook_forecast(outlook, (int)asked->years, budgets[i], true, &forecast, err);
        if (status == STATUS_OK) add_forecast(json, outlook, &forecast);
    }
    json_end(json);
    return status;
}

static enum status read_backlog(struct request *request, struct json *json, void *context,
                                struct error *err) {
    const struct asked *asked = context;
    struct outlook *outlook = NULL;
    enum status status = outlook_read(request_db(request), asked->by, asked->measure, &outlook, err);

    if (status != STATUS_OK) return status;
    json_name(json, "run");
    if (outlook->run != 0)
        json_integer(json, outlook->run);
    else
        json_null(json);
    /* Of a past state the answer says itself as at which day it is asked. */
    if (store_times(request_db(request))->as_at[0] == '\0') json_text_member(json, "as_at", outlook->as_at);
    json_text_member(json, "run_as_at", outlook->as_at);
    json_text_member(json, "by", outlook->by);
    json_text_member(json, "measure", outlook->measure);
    json_text_member(json, "definition", outlook->definition);
    json_text_member(json, "price_base", outlook->price_base);
    add_groups(json, outlook);
    status = add_forecasts(json, outlook, asked, err);
    outlook_free(outlook);
    return status;
}

static enum status check_grouping(struct request *request, const char *by, struct error *err) {
    const char *const *known = outlook_groupings;

    while (*known != NULL && by != NULL && strcmp(*known, by) != 0)
        known++;
    return *known != NULL ? STATUS_OK
                          : request_bad_parameter(request, err, "by", "`by` is %s, not `%.40s`",
                                                  outlook_grouping_words(), by);
}

static enum status take(struct request *request, struct asked *asked, struct error *err) {
    const char *years = request_parameter(request, "forecast"),
               *budget = request_parameter(request, "budget");

    asked->by = request_parameter(request, "by");
    asked->measure = request_parameter(request, "measure");
    if (check_grouping(request, asked->by, err) != STATUS_OK) return err->status;
    if (asked->measure && strcmp(asked->measure, "all") != 0 && strcmp(asked->measure, "high_priority") != 0)
        return request_bad_parameter(request, err, "measure",
                                     "`measure` is high_priority or all, not `%.40s`", asked->measure);
    if (years &&
        (!number_parse_integer(years, &asked->years) || asked->years < 1 || asked->years > FORECAST_YEARS))
        return request_bad_parameter(request, err, "forecast",
                                     "`forecast` is years from 1 to %d, not `%.40s`", FORECAST_YEARS, years);
    if (budget == NULL) return STATUS_OK;
    asked->one = true;
    if (outlook_budget(budget, &asked->budget, err) != STATUS_OK)
        return request_bad_parameter(request, err, "budget",
                                     "`budget` is none, hold, halve or pounds a year, not `%.40s`", budget);
    return years ? STATUS_OK : request_bad_parameter(request, err, "budget", "`budget` goes with `forecast`");
}

enum status backlog_estate(struct request *request, struct response *response, struct error *err) {
    struct asked asked = {0};
    enum status status = take(request, &asked, err);

    return status == STATUS_OK ? records_answer(request, response, read_backlog, &asked, err) : status;
}

static enum status read_surveys(struct request *request, struct json *json, void *context,
                                struct error *err) {
    const char *kind = request_parameter(request, "kind");
    enum status status = STATUS_OK;

    (void)context;
    if (kind == NULL) kind = "PDS";
    json_text_member(json, "kind", kind);
    status = records_rows_member(json, "grades", request_db(request), sql_backlog_survey, BIND(kind), err);
    if (status == STATUS_OK)
        status = records_rows_member(json, "assumed_priorities", request_db(request), sql_backlog_assumption,
                                     BIND(kind), err);
    return status;
}

enum status backlog_surveys(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_surveys, NULL, err);
}

static enum status read_calibration(struct request *request, struct json *json, void *context,
                                    struct error *err) {
    (void)context;
    return records_rows_member(json, "groups", request_db(request), sql_backlog_calibration, BIND_NONE, err);
}

enum status backlog_calibration(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_calibration, NULL, err);
}
