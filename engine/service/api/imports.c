/* /api/imports: files of other systems, previewed, then applied. */
#include <inttypes.h>
#include <string.h>

#include "engine/service/api/jobs_answer.h"
#include "engine/service/api/jobs_handlers.h"
#include "engine/service/http/form.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

/* --- showing --- */

static enum status not_found(struct request *request, const char *id, struct error *err) {
    request_fault(request, 0, "path", "import");
    return error_set(err, STATUS_NOT_FOUND, "there is no import `%.60s`: GET /api/imports lists them", id);
}

static enum status add_issue_kinds(struct request *request, struct json *json, const char *id,
                                   struct error *err) {
    struct rows *kinds = NULL;
    enum status status =
        store_query(request_db(request), sql_job_import_kinds, BIND(id), STORE_MANY, &kinds, err);

    if (status != STATUS_OK) return status;
    json_name(json, "issues");
    json_array(json);
    for (size_t i = 0; i < rows_count(kinds); i++)
        rows_json_object(json, kinds, i);
    json_end(json);
    rows_free(kinds);
    return STATUS_OK;
}

static enum status show(struct request *request, struct response *response, const char *id,
                        struct error *err) {
    struct rows *rows = NULL;
    struct text body = TEXT_EMPTY;
    struct json json = json_writer(&body);
    enum status status =
        store_query(request_db(request), sql_job_import_get, BIND(id), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0) status = not_found(request, id, err);
    if (status == STATUS_OK) {
        json_object(&json);
        rows_json_members(&json, rows, 0, 0, rows_columns(rows));
        status = add_issue_kinds(request, &json, id, err);
    }
    if (status == STATUS_OK) {
        json_end(&json);
        text_add_bytes(response_body(response), body.data, body.length);
        response_type(response, "application/json");
    }
    text_free(&body);
    rows_free(rows);
    return status;
}

enum status imports_list(struct request *request, struct response *response, struct error *err) {
    return answer_list(request, response, sql_job_import_list, "imports", err);
}

enum status imports_get(struct request *request, struct response *response, struct error *err) {
    return show(request, response, request_part(request, "import"), err);
}

/* --- uploading --- */

static enum status check_fields(struct request *request, const struct form *form, struct error *err) {
    static const char *const fields[] = {"kind",  "profile",    "map",          "set", "scheme",
                                         "sheet", "header_row", "save_profile", "csrf"};
    const char *name;

    for (size_t i = 0; (name = form_field_name(form, i)) != NULL; i++) {
        bool known = false;
        for (size_t k = 0; k < sizeof fields / sizeof *fields && !known; k++)
            known = strcmp(name, fields[k]) == 0;
        if (known) continue;
        request_fault(request, 0, "field", name);
        return error_set(err, STATUS_INVALID,
                         "the form has the fields kind, profile, map, set, scheme, sheet, header_row, "
                         "save_profile and file; `%.60s` is "
                         "none",
                         name);
    }
    if (form_file(form) != NULL && strcmp(form_file_field(form), "file") == 0) return STATUS_OK;
    request_fault(request, 0, "field", "file");
    return error_set(err, STATUS_INVALID, "the form has no file in its field `file`");
}

/* Browsers send fields that were left blank. */
static const char *given(const struct form *form, const char *name) {
    const char *value = form_field(form, name);

    return text_blank(value) ? NULL : value;
}

static enum status take(struct request *request, const struct form *form, int64_t *upload,
                        struct error *err) {
    const char *field = NULL;
    int64_t job;
    struct jobs_upload what = {.kind = form_field(form, "kind"),
                               .profile = given(form, "profile"),
                               .map = given(form, "map"),
                               .set = given(form, "set"),
                               .scheme = given(form, "scheme"),
                               .sheet = given(form, "sheet"),
                               .header_row = given(form, "header_row"),
                               .save_profile = given(form, "save_profile"),
                               .file_name = form_file_name(form),
                               .path = form_file(form),
                               .asker = answer_asker(request)};
    enum status status = check_fields(request, form, err);

    if (status != STATUS_OK) return status;
    status = jobs_take_upload(api_context(request)->jobs, &what, upload, &job, &field, err);
    if (status == STATUS_INVALID && field != NULL) request_fault(request, 0, "field", field);
    return status;
}

enum status imports_post(struct request *request, struct response *response, struct error *err) {
    struct form *form = NULL;
    int64_t upload = 0;
    char id[24];
    enum status status = form_read(&form, request, err);

    if (status == STATUS_OK) status = take(request, form, &upload, err);
    form_free(form);
    if (status == STATUS_OK) status = show(request, response, bind_integer(id, upload), err);
    if (status != STATUS_OK) return status;
    response_code(response, 202);
    response_header(response, "Location",
                    arena_format(request_arena(request), "%s/api/imports/%s", request_base(request), id));
    return STATUS_OK;
}

/* --- applying, withdrawing, watching --- */

/* Only what was uploaded to the service can be applied or withdrawn; a batch is what it is. */
static enum status upload_number(struct request *request, int64_t *upload, struct error *err) {
    const char *id = request_part(request, "import");

    if (strncmp(id, "batch-", 6) != 0) return answer_number(request, "import", upload, err);
    return error_set(err, STATUS_CONFLICT,
                     "import `%.60s` was not uploaded to the service: it is in the register already", id);
}

enum status imports_apply(struct request *request, struct response *response, struct error *err) {
    int64_t upload, job = 0;
    enum status status = upload_number(request, &upload, err);

    if (status == STATUS_OK)
        status = jobs_apply(api_context(request)->jobs, upload, answer_asker(request), &job, err);
    return status == STATUS_OK ? answer_accepted(request, response, job, err) : status;
}

enum status imports_delete(struct request *request, struct response *response, struct error *err) {
    int64_t upload;
    enum status status = upload_number(request, &upload, err);

    if (status == STATUS_OK) status = jobs_withdraw(api_context(request)->jobs, upload, err);
    if (status == STATUS_OK) response_code(response, 204);
    return status;
}

/* The job that is about it now, or was last. */
enum status imports_events(struct request *request, struct response *response, struct error *err) {
    const char *id = request_part(request, "import");
    struct rows *rows = NULL;
    enum status status =
        store_query(request_db(request), sql_job_import_get, BIND(id), STORE_MAYBE_ONE, &rows, err);
    const char *job = NULL;

    if (status == STATUS_OK && rows_count(rows) == 0) status = not_found(request, id, err);
    if (status == STATUS_OK) job = rows_text(rows, 0, (size_t)rows_find(rows, "job"));
    if (status == STATUS_OK && job == NULL)
        status = error_set(err, STATUS_NOT_FOUND, "import `%.60s` was no work of the service's", id);
    if (status == STATUS_OK) status = answer_events(request, response, job, err);
    rows_free(rows);
    return status;
}
