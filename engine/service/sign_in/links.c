#include "engine/service/sign_in/links.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "engine/service/sign_in/keys.h"
#include "sql/embedded.h"

#define ACTOR_BYTES_MOST 100

enum status link_create(struct store *db, const char *actor, const char *role, char out[SECRET_SIZE],
                        struct error *err) {
    char digest[DIGEST_BIND_SIZE], minutes[24];
    enum status status = role_wanted(role, NULL, err);

    if (status == STATUS_OK &&
        (text_blank(actor) || strlen(actor) > ACTOR_BYTES_MOST || !text_is_utf8(actor, strlen(actor))))
        status = error_set(err, STATUS_INVALID,
                           "a link needs the name of who will use it, of at most %d bytes", ACTOR_BYTES_MOST);
    if (status == STATUS_OK) status = secret_make(out, LINK_PREFIX, err);
    if (status != STATUS_OK) return status;
    return store_run(db, sql_door_link_create,
                     BIND(secret_bind(digest, out), actor, role, bind_integer(minutes, LINK_MINUTES)), err);
}

enum status link_use(struct store *db, const char *token, struct link_holder *out, struct error *err) {
    char digest[DIGEST_BIND_SIZE];
    struct rows *rows = NULL;
    enum status status = STATUS_OK;

    if (token && secret_shaped(token, LINK_PREFIX))
        status =
            store_query(db, sql_door_link_use, BIND(secret_bind(digest, token)), STORE_MAYBE_ONE, &rows, err);
    if (status == STATUS_OK && (rows == NULL || rows_count(rows) == 0))
        status =
            error_set(err, STATUS_REFUSED,
                      "this link was used already, is older than %d minutes, or is not whole: make a new "
                      "one with `terrier sign-in-link`",
                      LINK_MINUTES);
    if (status == STATUS_OK) {
        snprintf(out->subject, sizeof out->subject, "link:%s", rows_text(rows, 0, 0));
        out->actor = memory_text(rows_text(rows, 0, 1));
        out->role = role_parse(rows_text(rows, 0, 2));
    }
    rows_free(rows);
    return status;
}
