#include "engine/service/sign_in/sessions.h"

#include <openssl/crypto.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/service/sign_in/credential.h"
#include "sql/embedded.h"

/* --- cookies --- */

const char *cookie_name(const struct request *request, const char *name) {
    bool secure = strncmp(request_base(request), "https://", strlen("https://")) == 0;

    return arena_format(request_arena(request), "%sterrier%s", secure ? "__Host-" : "", name);
}

const char *session_cookie(const struct request *request) {
    return request_cookie(request, cookie_name(request, ""));
}

static void set_cookie(struct request *request, struct response *response, const char *value, long seconds) {
    response_cookie(response, (struct cookie){cookie_name(request, ""), value, "/", seconds});
}

/* --- begin and end --- */

static enum status end_present(struct request *request, struct error *err) {
    const char *session = session_cookie(request);
    char digest[DIGEST_BIND_SIZE];

    if (session == NULL || !secret_shaped(session, SESSION_PREFIX)) return STATUS_OK;
    return store_run(request_db(request), sql_door_session_end, BIND(secret_bind(digest, session)), err);
}

enum status session_begin(struct request *request, struct response *response, struct session_limits limits,
                          const struct session_wish *wish, struct error *err) {
    char session[SECRET_SIZE], digest[DIGEST_BIND_SIZE], hours[24];
    enum status status = end_present(request, err);

    if (status == STATUS_OK) status = secret_make(session, SESSION_PREFIX, err);
    if (status != STATUS_OK) return status;
    status = store_run(request_db(request), sql_door_session_create,
                       BIND(secret_bind(digest, session), wish->actor, wish->subject, role_name(wish->role),
                            wish->means, bind_integer(hours, limits.hours)),
                       err);
    if (status == STATUS_OK) set_cookie(request, response, session, limits.hours * 3600L);
    OPENSSL_cleanse(session, sizeof session);
    return status;
}

enum status session_end(struct request *request, struct response *response, struct error *err) {
    enum status status = end_present(request, err);

    if (status == STATUS_OK) set_cookie(request, response, "", 0);
    return status;
}

/* --- find --- */

enum { FOUND_ID, FOUND_ACTOR, FOUND_SUBJECT, FOUND_ROLE, FOUND_SECONDS };

enum status session_find(struct store *db, const uint8_t digest[DIGEST_BYTES], struct session_limits limits,
                         struct session_holder *out, struct error *err) {
    char bound[DIGEST_BIND_SIZE], idle[24];
    struct rows *rows = NULL;
    enum status status = store_query(
        db, sql_door_session_find, BIND(digest_bind(bound, digest), bind_integer(idle, limits.idle_minutes)),
        STORE_MAYBE_ONE, &rows, err);

    *out = (struct session_holder){0};
    if (status == STATUS_OK && rows_count(rows) > 0) {
        out->known = true;
        snprintf(out->id, sizeof out->id, "%s", rows_text(rows, 0, FOUND_ID));
        out->actor = memory_text(rows_text(rows, 0, FOUND_ACTOR));
        out->subject = memory_text(rows_text(rows, 0, FOUND_SUBJECT));
        out->role = role_parse(rows_text(rows, 0, FOUND_ROLE));
        out->seconds = rows_integer(rows, 0, FOUND_SECONDS);
    }
    rows_free(rows);
    return status;
}

void session_holder_free(struct session_holder *holder) {
    free(holder->actor);
    free(holder->subject);
    *holder = (struct session_holder){0};
}
