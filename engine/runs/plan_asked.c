#include "engine/runs/plan_asked.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

#include "engine/base/format.h"
#include "sql/embedded.h"

struct reading {
    struct plan_asked *asked;
    struct arena *arena;
    const char **field;
    enum plan_asked_part part;
};

struct plan_asked plan_asked_nothing(void) {
    return (struct plan_asked){.carbon_percent = NAN,
                               .revenue = NAN,
                               .moves = -1,
                               .sales = -1,
                               .starters = -1,
                               .point = NAN,
                               .compare = true,
                               .stop = {.gap = 1000, .nodes = 5000}};
}

static enum status refuse(struct reading *reading, const char *name, const char *sentence,
                          struct error *err) {
    *reading->field = arena_format(reading->arena, "%.60s", name);
    return error_set(err, STATUS_INVALID, "%s", sentence);
}

static enum status unknown(struct reading *reading, const char *name, const char *there_are,
                           struct error *err) {
    *reading->field = arena_format(reading->arena, "%.60s", name);
    return error_set(err, STATUS_INVALID, "`%s` is nothing that can be asked here; there are: %s",
                     *reading->field, there_are);
}

static enum status take_number(struct reading *reading, const char *name, const json_t *value, double least,
                               double most, bool whole, double *out, struct error *err) {
    double number = json_number_value(value);

    if (json_is_number(value) && number >= least && number <= most && (!whole || floor(number) == number)) {
        *out = number;
        return STATUS_OK;
    }
    return refuse(reading, name,
                  arena_format(reading->arena, "`%s` is a %snumber from %.15g to %.15g", name,
                               whole ? "whole " : "", least, most),
                  err);
}

/* --- settings --- */

static enum status take_fund(struct reading *reading, const char *fund, const json_t *value,
                             struct error *err) {
    struct plan_asked *asked = reading->asked;
    size_t at = 0;
    double pounds = 0;

    if (json_is_null(value)) return STATUS_OK;
    if (take_number(reading, fund, value, 0, (double)(PLAN_BOUND_MOST / 100), false, &pounds, err) !=
        STATUS_OK)
        return err->status;
    while (at < asked->money_count && strcmp(asked->money[at].fund, fund) != 0)
        at++;
    if (at == PLAN_FUNDS) return refuse(reading, "funds", "there are not so many funds", err);
    if (at == asked->money_count) asked->money_count++;
    asked->money[at] = (struct plan_money){arena_text(reading->arena, fund), llround(pounds * 100)};
    return STATUS_OK;
}

static enum status take_funds(struct reading *reading, json_t *funds, struct error *err) {
    const char *fund;
    json_t *value;
    enum status status = STATUS_OK;

    if (!json_is_object(funds))
        return refuse(reading, "funds",
                      "`funds` is an object: each fund and its pounds over all years, like {\"capital\": "
                      "5000000}",
                      err);
    json_object_foreach(funds, fund, value) {
        if (status == STATUS_OK) status = take_fund(reading, fund, value, err);
    }
    return status;
}

static enum status take_without(struct reading *reading, const json_t *kinds, struct error *err) {
    struct plan_asked *asked = reading->asked;

    if (!json_is_array(kinds) || json_array_size(kinds) > PLAN_WITHOUT)
        return refuse(reading, "without", "`without` is a list of kinds of option, like [\"sell\"]", err);
    asked->without_count = 0;
    for (size_t i = 0; i < json_array_size(kinds); i++) {
        const char *kind = json_string_value(json_array_get(kinds, i));
        if (!kind) return refuse(reading, "without", "a kind of option is a text, like \"sell\"", err);
        asked->without[asked->without_count++] = arena_text(reading->arena, kind);
    }
    return STATUS_OK;
}

static enum status take_setting(struct reading *reading, const char *name, json_t *value, struct error *err) {
    struct plan_asked *asked = reading->asked;
    double number = 0;
    enum status status;

    if (json_is_null(value)) return STATUS_OK;
    if (strcmp(name, "funds") == 0) return take_funds(reading, value, err);
    if (strcmp(name, "without") == 0) return take_without(reading, value, err);
    if (strcmp(name, "carbon_percent") == 0)
        return take_number(reading, name, value, 0, 100, false, &asked->carbon_percent, err);
    if (strcmp(name, "years") == 0) {
        status = take_number(reading, name, value, 1, PLAN_YEARS, true, &number, err);
        if (status == STATUS_OK) asked->years = (int)number;
    } else if (strcmp(name, "moves") == 0) {
        status = take_number(reading, name, value, 0, 100000, true, &number, err);
        if (status == STATUS_OK) asked->moves = (int64_t)number;
    } else if (strcmp(name, "revenue_gbp") == 0) {
        status = take_number(reading, name, value, -1e9, 1e9, false, &asked->revenue, err);
    } else if (strcmp(name, "sales_gbp") == 0) {
        status = take_number(reading, name, value, 0, 1e9, false, &number, err);
        if (status == STATUS_OK) asked->sales = llround(number * 100);
    } else if (strcmp(name, "starters") == 0) {
        status = take_number(reading, name, value, 0, 100000, true, &number, err);
        if (status == STATUS_OK) asked->starters = (int64_t)number;
    } else if (strcmp(name, "point_gbp") == 0) {
        status = take_number(reading, name, value, 0, 1e9, false, &asked->point, err);
    } else {
        status = unknown(reading, name,
                         "years, funds, carbon_percent, revenue_gbp, sales_gbp, moves, starters, point_gbp, "
                         "without",
                         err);
    }
    return status;
}

static enum status take_settings(struct reading *reading, json_t *settings, struct error *err) {
    const char *name;
    json_t *value;
    enum status status = STATUS_OK;

    if (!json_is_object(settings))
        return refuse(reading, "settings",
                      "`settings` is an object, like {\"funds\": {\"capital\": 5000000}}", err);
    json_object_foreach(settings, name, value) {
        if (status == STATUS_OK) status = take_setting(reading, name, value, err);
    }
    return status;
}

/* --- the rest --- */

static enum status take_stop(struct reading *reading, const char *name, const json_t *value,
                             struct error *err) {
    struct plan_stop *stop = &reading->asked->stop;
    double number = 0;
    enum status status;

    if (strcmp(name, "gap_percent") == 0) {
        status = take_number(reading, name, value, 0, 100, false, &number, err);
        if (status == STATUS_OK) stop->gap = llround(number * 1e4);
    } else if (strcmp(name, "nodes") == 0) {
        status = take_number(reading, name, value, 1, 1e9, true, &number, err);
        if (status == STATUS_OK) stop->nodes = (int64_t)number;
    } else {
        status = take_number(reading, name, value, 1, 86400, true, &number, err);
        if (status == STATUS_OK) stop->seconds = (int64_t)number;
    }
    return status;
}

static enum status take_run(struct reading *reading, const json_t *value, struct error *err) {
    double number = 0;
    enum status status = take_number(reading, "run", value, 1, 9e15, true, &number, err);

    if (status == STATUS_OK) reading->asked->run = arena_format(reading->arena, "%.0f", number);
    return status;
}

static enum status take_member(struct reading *reading, const char *name, json_t *value, struct error *err) {
    if (json_is_null(value)) return STATUS_OK;
    if (strcmp(name, "settings") == 0) return take_settings(reading, value, err);
    if (strcmp(name, "run") == 0) return take_run(reading, value, err);
    if (strcmp(name, "gap_percent") == 0 || strcmp(name, "nodes") == 0 || strcmp(name, "seconds") == 0)
        return take_stop(reading, name, value, err);
    if (strcmp(name, "compare") == 0) {
        if (!json_is_boolean(value)) return refuse(reading, name, "`compare` is true or false", err);
        reading->asked->compare = json_is_true(value);
        return STATUS_OK;
    }
    if (strcmp(name, "scenario") == 0 && reading->part == PLAN_ASKED_OF_JOB && json_is_string(value)) {
        reading->asked->scenario = arena_text(reading->arena, json_string_value(value));
        return STATUS_OK;
    }
    return unknown(reading, name, "settings, run, gap_percent, nodes, seconds, compare", err);
}

enum status plan_asked_read(struct plan_asked *asked, struct arena *arena, enum plan_asked_part part,
                            const char *json, size_t length, const char **field, struct error *err) {
    struct reading reading = {asked, arena, field, part};
    json_error_t fault = {0};
    json_t *object = json_loadb(json ? json : "", length, JSON_REJECT_DUPLICATES, &fault), *value;
    const char *name;
    enum status status = STATUS_OK;

    *field = NULL;
    if (!json_is_object(object))
        status = error_set(err, STATUS_INVALID, "what is asked of a programme is a JSON object: %s",
                           object ? "this is another value" : fault.text);
    else
        json_object_foreach(object, name, value) {
            if (status == STATUS_OK) status = take_member(&reading, name, value, err);
        }
    json_decref(object);
    return status;
}

/* --- scenarios --- */

enum { FIND_SETTINGS = 2 }; /* column of scenario_find.sql */

enum status plan_asked_of_scenario(struct plan_asked *asked, struct store *db, struct arena *arena,
                                   struct error *err) {
    struct rows *rows = NULL;
    const char *field;
    struct text json = TEXT_EMPTY;
    enum status status =
        store_query(db, sql_scenario_find, BIND(asked->scenario), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0)
        status =
            error_set(err, STATUS_NOT_FOUND,
                      "There is no scenario %.60s: `terrier scenario list` shows them, `terrier scenario "
                      "new %.60s` makes one.",
                      asked->scenario, asked->scenario);
    if (status == STATUS_OK) {
        text_format(&json, "{\"settings\": %s}", rows_text(rows, 0, FIND_SETTINGS));
        status =
            plan_asked_read(asked, arena, PLAN_ASKED_OF_JOB, text_string(&json), json.length, &field, err);
    }
    if (status == STATUS_INVALID) error_context(err, "The scenario %.60s", asked->scenario);
    text_free(&json);
    rows_free(rows);
    return status;
}
