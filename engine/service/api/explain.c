/* GET /api/assets/{reference}/explanation: why it scores what it scores, as `terrier explain` says it. */
#include "engine/base/format.h"
#include "engine/base/text.h"
#include "engine/query/explanation.h"
#include "engine/service/api/context.h"
#include "engine/service/api/past.h"
#include "engine/service/api/records_inside.h"
#include "engine/service/api/times.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

/* The first column of run_find.sql and of explain_asset.sql. */
enum { IDENTITY };

/* --- which run --- */

/* NULL: there is none. */
static enum status look_for_run(struct request *request, const char **run, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(request_db(request), sql_run_find,
                                     BIND(request_parameter(request, "run")), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 1)
        *run = arena_text(request_arena(request), rows_text(rows, 0, IDENTITY));
    rows_free(rows);
    return status;
}

/* A past state is read, and no run of it was asked for by number. */
static bool is_past(struct request *request) {
    return request_parameter(request, "run") == NULL && store_times(request_db(request))->as_at[0] != '\0';
}

static enum status no_run(struct request *request, struct error *err) {
    const char *number = request_parameter(request, "run");

    if (is_past(request))
        return error_set(err, STATUS_NOT_FOUND,
                         "nothing had been judged by then that is stored; the facts of then are judged anew "
                         "for /api/assets/{reference}/explanation alone");
    if (number == NULL) return error_set(err, STATUS_NOT_FOUND, "nothing has been judged yet");
    request_fault(request, 404, "parameter", "run");
    return error_set(err, STATUS_NOT_FOUND, "there is no run %s; /api/runs lists them", number);
}

enum status explain_find_run(struct request *request, const char **run, struct error *err) {
    enum status status = look_for_run(request, run, err);

    return status == STATUS_OK && *run == NULL ? no_run(request, err) : status;
}

enum status explain_write_asset(struct request *request, struct json *json, const char *run,
                                const char **asset, struct error *err) {
    const char *reference = request_part(request, "reference");
    struct rows *rows = NULL;
    enum status status = store_query(request_db(request), sql_explain_asset, BIND(run, reference),
                                     STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0) {
        request_fault(request, 404, "path", "reference");
        status = error_set(err, STATUS_NOT_FOUND,
                           "run %s did not judge %s: it is outside the counts, or newer than the run", run,
                           reference);
    }
    if (status == STATUS_OK) {
        *asset = arena_text(request_arena(request), rows_text(rows, 0, IDENTITY));
        json_raw_member(json, "run", run);
        rows_json_members(json, rows, 0, IDENTITY + 1, rows_columns(rows));
    }
    rows_free(rows);
    return status;
}

/* --- of a run --- */

static enum status read_run(struct request *request, struct json *json, const char *run, struct error *err) {
    struct store *db = request_db(request);
    const char *asset = NULL;
    enum status status;

    json_boolean_member(json, "judged_anew", false);
    json_text_member(json, "said", NULL);
    status = explain_write_asset(request, json, run, &asset, err);
    if (status == STATUS_OK)
        status = records_rows_member(json, "levels", db, sql_explain_levels, BIND(run, asset), err);
    if (status == STATUS_OK)
        status = records_rows_member(json, "tests", db, sql_explain_criteria, BIND(run, asset), err);
    if (status == STATUS_OK)
        status = records_rows_member(json, "options", db, sql_explain_options, BIND(run, asset), err);
    if (status == STATUS_OK)
        status = records_rows_member(json, "plans", db, sql_explain_plan, BIND(run, asset), err);
    if (status == STATUS_OK)
        status = records_rows_member(json, "proposals", db, sql_asset_standing, BIND(asset), err);
    return status;
}

/* --- of a past state of which none is stored --- */

static void write_said(struct request *request, struct json *json) {
    const struct store_times *times = store_times(request_db(request));
    struct text said = TEXT_EMPTY;

    explanation_judged_anew(
        &said, arena_format(request_arena(request),
                            times->revision[0] ? "as at %s, as recorded by revision %s" : "as at %s",
                            times->as_at, times->revision));
    json_boolean_member(json, "judged_anew", true);
    json_text_member(json, "said", text_string(&said));
    json_raw_member(json, "run", NULL);
    text_free(&said);
}

static void write_rows(struct json *json, const char *name, const struct rows *rows) {
    json_name(json, name);
    if (rows) {
        rows_json_array(json, rows);
        return;
    }
    json_array(json);
    json_end(json);
}

/* What the reader is told of it is decided by their own login, as of a run. */
static enum status write_anew(struct request *request, struct json *json, const struct anew *anew,
                              const char *asset, struct error *err) {
    const char *reference = request_part(request, "reference");
    struct explanation found = {0};
    struct text judged = TEXT_EMPTY;
    int64_t number = 0;
    enum status status;

    number_parse_integer(asset, &number);
    status = anew_write(&judged, anew, number, reference, err);
    if (status == STATUS_OK)
        status =
            explanation_read_anew(&found, request_db(request),
                                  &(struct explanation_anew){text_string(&judged), anew->inputs->as_at}, err);
    if (status == STATUS_OK && rows_count(found.asset) == 0)
        status = error_set(err, STATUS_NOT_FOUND, "there is no asset with the reference `%.60s`", reference);
    if (status == STATUS_NOT_FOUND) request_fault(request, 404, "path", "reference");
    if (status == STATUS_OK) {
        write_said(request, json);
        rows_json_members(json, found.asset, 0, IDENTITY + 1, rows_columns(found.asset));
        write_rows(json, "levels", found.levels);
        write_rows(json, "tests", found.criteria);
        write_rows(json, "options", found.options);
        write_rows(json, "plans", found.plan);
        write_rows(json, "proposals", found.proposals);
    }
    explanation_free(&found);
    text_free(&judged);
    return status;
}

static enum status read_anew(struct request *request, struct json *json, const char *asset,
                             struct error *err) {
    struct pasts *pasts = api_context(request)->pasts;
    struct past *held = NULL;
    const char *stamp = NULL;
    enum status status = times_stamp(request, request_db(request), &stamp, err);

    if (status == STATUS_OK) status = pasts_hold(pasts, store_times(request_db(request)), stamp, &held, err);
    if (status == STATUS_NOT_FOUND)
        request_fault(request, 404, "parameter", request_parameter(request, "as_at") ? "as_at" : "known_at");
    if (status != STATUS_OK) return status;
    status = write_anew(request, json, past_judged(held), asset, err);
    pasts_release(pasts, held);
    return status;
}

static enum status read_explanation(struct request *request, struct json *json, void *context,
                                    struct error *err) {
    const char *asset = NULL, *run = NULL;
    enum status status = records_asset(request, &asset, err);

    (void)context;
    if (status == STATUS_OK) status = look_for_run(request, &run, err);
    if (status == STATUS_OK && run == NULL && is_past(request)) return read_anew(request, json, asset, err);
    if (status == STATUS_OK && run == NULL) status = no_run(request, err);
    return status == STATUS_OK ? read_run(request, json, run, err) : status;
}

enum status explain_asset(struct request *request, struct response *response, struct error *err) {
    const char *run = request_parameter(request, "run");
    int64_t number;

    if (run != NULL && (!number_parse_integer(run, &number) || number < 1))
        return request_bad_parameter(request, err, "run",
                                     "`run` is the number of a run: /api/runs lists them");
    return records_answer(request, response, read_explanation, NULL, err);
}
