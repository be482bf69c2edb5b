#include "engine/service/sign_in/keys.h"

#include <openssl/crypto.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "sql/embedded.h"

#define NAME_BYTES_MOST 100
#define OPENING_LENGTH  8 /* prefix and four characters: tells keys apart and leaves 232 bits */

enum status role_wanted(const char *name, enum role *out, struct error *err) {
    enum role role = role_parse(name ? name : "");

    if (role == ROLE_COUNT || role == ROLE_NOBODY)
        return error_set(err, STATUS_INVALID,
                         "the role is public, reader, gis, editor or steward, not `%.60s`", name ? name : "");
    if (out) *out = role;
    return STATUS_OK;
}

static enum status check_wish(const struct key_wish *wish, struct error *err) {
    if (text_blank(wish->name) || strlen(wish->name) > NAME_BYTES_MOST ||
        !text_is_utf8(wish->name, strlen(wish->name)))
        return error_set(err, STATUS_INVALID,
                         "a key needs a name that says what it is for, of at most %d bytes", NAME_BYTES_MOST);
    if (wish->days < 1 || wish->days > KEY_DAYS_MOST)
        return error_set(err, STATUS_INVALID, "a key is good for 1 to %d days, not %d", KEY_DAYS_MOST,
                         wish->days);
    return role_wanted(wish->role, NULL, err);
}

enum status key_create(struct store *db, const struct key_wish *wish, struct key_made *out,
                       struct error *err) {
    char opening[OPENING_LENGTH + 1];
    char digest[DIGEST_BIND_SIZE];
    char days[24];
    struct rows *rows = NULL;
    enum status status = check_wish(wish, err);

    if (status == STATUS_OK) status = secret_make(out->key, KEY_PREFIX, err);
    if (status != STATUS_OK) return status;
    snprintf(opening, sizeof opening, "%.*s", OPENING_LENGTH, out->key);
    status = store_query(db, sql_door_key_create,
                         BIND(wish->name, wish->role, opening, secret_bind(digest, out->key),
                              bind_integer(days, wish->days), wish->made_by),
                         STORE_ONE, &rows, err);
    if (status == STATUS_OK) {
        snprintf(out->id, sizeof out->id, "%s", rows_text(rows, 0, 0));
        snprintf(out->expires_at, sizeof out->expires_at, "%s", rows_text(rows, 0, 1));
    }
    rows_free(rows);
    return status;
}

void key_forget(struct key_made *made) {
    OPENSSL_cleanse(made, sizeof *made);
}

enum status key_list(struct store *db, bool all, struct rows **out, struct error *err) {
    return store_query(db, sql_door_key_list, BIND(all ? "true" : "false"), STORE_MANY, out, err);
}

enum status key_list_short(struct store *db, bool all, struct rows **out, struct error *err) {
    return store_query(db, sql_door_key_list_short, BIND(all ? "true" : "false"), STORE_MANY, out, err);
}

enum status key_revoke(struct store *db, const char *id, const char *revoked_by, char **name,
                       struct error *err) {
    struct rows *rows = NULL;
    int64_t number;
    enum status status;

    if (!number_parse_integer(id, &number) || number < 1)
        return error_set(err, STATUS_INVALID, "`%.60s` is not the number of a key", id);
    status = store_query(db, sql_door_key_revoke, BIND(id, revoked_by), STORE_MAYBE_ONE, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0)
        status = error_set(err, STATUS_NOT_FOUND, "there is no key %s", id);
    if (status == STATUS_OK && name) *name = memory_text(rows_text(rows, 0, 0));
    rows_free(rows);
    return status;
}

enum { FOUND_ID, FOUND_NAME, FOUND_ROLE, FOUND_REVOKED, FOUND_SECONDS };

static enum status read_holder(const struct rows *rows, struct key_holder *out, struct error *err) {
    if (rows_count(rows) == 0) return error_set(err, STATUS_REFUSED, "this key is not known here");
    if (rows_boolean(rows, 0, FOUND_REVOKED))
        return error_set(err, STATUS_REFUSED, "this key was revoked: ask for a new one");
    out->seconds = rows_integer(rows, 0, FOUND_SECONDS);
    if (out->seconds <= 0) return error_set(err, STATUS_REFUSED, "this key has expired: ask for a new one");
    snprintf(out->id, sizeof out->id, "%s", rows_text(rows, 0, FOUND_ID));
    out->name = memory_text(rows_text(rows, 0, FOUND_NAME));
    out->role = role_parse(rows_text(rows, 0, FOUND_ROLE));
    return STATUS_OK;
}

enum status key_find(struct store *db, const uint8_t digest[DIGEST_BYTES], struct key_holder *out,
                     struct error *err) {
    char bound[DIGEST_BIND_SIZE];
    struct rows *rows = NULL;
    enum status status =
        store_query(db, sql_door_key_find, BIND(digest_bind(bound, digest)), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK) status = read_holder(rows, out, err);
    rows_free(rows);
    return status;
}
