/* Keys and sessions as resources of the API, for stewards; and who one is, for everyone. */
#include "engine/service/sign_in/resources.h"

#include <openssl/crypto.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/json.h"
#include "engine/service/sign_in/inside.h"
#include "engine/service/sign_in/keys.h"
#include "sql/embedded.h"

static const char *const means_names[] = {"none", "session", "key", "token"};

/* {name: [rows as objects]} */
static void answer_rows(struct response *response, const char *name, const struct rows *rows) {
    struct json json = json_writer(response_body(response));

    response_type(response, "application/json");
    json_object(&json);
    json_name(&json, name);
    json_array(&json);
    for (size_t row = 0; row < rows_count(rows); row++) {
        json_object(&json);
        for (size_t column = 0; column < rows_columns(rows); column++) {
            bool number = rows_column_kind(rows, column) == ROWS_INTEGER;
            const char *value = rows_text(rows, row, column);
            (number ? json_raw_member : json_text_member)(&json, rows_column_name(rows, column), value);
        }
        json_end(&json);
    }
    json_end(&json);
    json_end(&json);
}

/* --- /api/me --- */

enum status me_read(struct request *request, struct response *response, struct error *err) {
    const struct identity *who = request_identity(request);
    struct json json = json_writer(response_body(response));
    char csrf[CSRF_SIZE];

    (void)err;
    response_type(response, "application/json");
    response_header(response, "Cache-Control", "no-store");
    json_object(&json);
    json_text_member(&json, "actor", who->actor);
    json_text_member(&json, "role", role_name(who->role));
    json_text_member(&json, "means", means_names[who->means]);
    if (who->means == MEANS_SESSION) {
        csrf_token(csrf, session_cookie(request));
        json_text_member(&json, "csrf", csrf);
    }
    json_end(&json);
    return STATUS_OK;
}

/* --- /api/keys --- */

enum status keys_read(struct request *request, struct response *response, struct error *err) {
    const char *all = request_parameter(request, "all");
    struct rows *rows = NULL;
    enum status status;

    if (all && strcmp(all, "true") != 0 && strcmp(all, "false") != 0)
        return request_bad_parameter(request, err, "all", "all is true or false, not `%.60s`", all);
    status = key_list(request_db(request), all && strcmp(all, "true") == 0, &rows, err);
    if (status == STATUS_OK) answer_rows(response, "keys", rows);
    rows_free(rows);
    return status;
}

/* Nobody gives away more than they have. */
static enum status check_role(struct request *request, const char *wanted, struct error *err) {
    const struct identity *who = request_identity(request);
    enum role role;

    if (role_wanted(wanted, &role, err) != STATUS_OK) {
        request_fault(request, 400, "body", "role");
        return err->status;
    }
    if (role > who->role)
        return error_set(err, STATUS_REFUSED, "a %s cannot make a key of the role %s", role_name(who->role),
                         wanted);
    return STATUS_OK;
}

static void answer_key(struct response *response, const struct key_wish *wish, const struct key_made *made) {
    struct json json = json_writer(response_body(response));

    response_code(response, 201);
    response_type(response, "application/json");
    json_object(&json);
    json_text_member(&json, "key", made->key);
    json_raw_member(&json, "key_id", made->id);
    json_text_member(&json, "name", wish->name);
    json_text_member(&json, "role", wish->role);
    json_text_member(&json, "expires_at", made->expires_at);
    json_end(&json);
}

enum status keys_make(struct request *request, struct response *response, struct error *err) {
    struct key_wish wish = {.days = KEY_DAYS_DEFAULT, .made_by = request_identity(request)->actor};
    struct key_made made;
    enum status status = key_wish_read(request, &wish, err);

    if (status == STATUS_OK) status = check_role(request, wish.role, err);
    if (status == STATUS_OK) status = key_create(request_db(request), &wish, &made, err);
    if (status != STATUS_OK) return status;
    answer_key(response, &wish, &made);
    key_forget(&made);
    return STATUS_OK;
}

enum status keys_revoke(struct request *request, struct response *response, struct error *err) {
    struct sign_in *sign_in = request_door(request);
    enum status status = key_revoke(request_db(request), request_part(request, "key"),
                                    request_identity(request)->actor, NULL, err);

    known_empty(sign_in->known); /* not only when the database's word comes */
    if (status == STATUS_INVALID) status = error_set(err, STATUS_NOT_FOUND, "there is no such key");
    if (status == STATUS_OK) response_code(response, 204);
    return status;
}

/* --- /api/sessions --- */

enum status sessions_read(struct request *request, struct response *response, struct error *err) {
    struct sign_in *sign_in = request_door(request);
    struct rows *rows = NULL;
    char idle[24];
    enum status status =
        store_query(request_db(request), sql_door_session_list,
                    BIND(bind_integer(idle, sign_in->config.limits.idle_minutes)), STORE_MANY, &rows, err);

    if (status == STATUS_OK) answer_rows(response, "sessions", rows);
    rows_free(rows);
    return status;
}

enum status sessions_revoke(struct request *request, struct response *response, struct error *err) {
    struct sign_in *sign_in = request_door(request);
    const char *id = request_part(request, "session");
    struct rows *rows = NULL;
    int64_t number;
    enum status status = STATUS_OK;

    if (number_parse_integer(id, &number) && number > 0)
        status =
            store_query(request_db(request), sql_door_session_revoke, BIND(id), STORE_MAYBE_ONE, &rows, err);
    known_empty(sign_in->known);
    if (status == STATUS_OK && (rows == NULL || rows_count(rows) == 0))
        status = error_set(err, STATUS_NOT_FOUND, "there is no such session");
    if (status == STATUS_OK) response_code(response, 204);
    rows_free(rows);
    return status;
}
