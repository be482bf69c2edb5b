#include "engine/service/sign_in/credential.h"

#include <openssl/evp.h>
#include <string.h>
#include <strings.h>

#include "engine/service/sign_in/keys.h"

/* Where the credentials begin if the header is of that scheme, else NULL. */
static const char *after_scheme(const char *header, const char *scheme) {
    size_t length = strlen(scheme);

    if (strncasecmp(header, scheme, length) != 0 || header[length] != ' ') return NULL;
    return header + length + strspn(header + length, " ");
}

static enum status take_key(struct credential *out, const char *key, struct error *err) {
    if (!secret_shaped(key, KEY_PREFIX))
        return error_set(
            err, STATUS_REFUSED,
            "this is not the shape of a key: %s and %d letters, digits, - or _; it may have been "
            "cut or have blanks around it",
            KEY_PREFIX, SECRET_BODY_LENGTH);
    *out = (struct credential){CREDENTIAL_KEY, key};
    return STATUS_OK;
}

static enum status take_bearer(struct credential *out, const char *value, struct error *err) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    size_t length = strlen(value);

    if (strncmp(value, KEY_PREFIX, strlen(KEY_PREFIX)) == 0) return take_key(out, value, err);
    if (length > TOKEN_BYTES_MOST)
        return error_set(err, STATUS_REFUSED, "a bearer token has at most %zu bytes", TOKEN_BYTES_MOST);
    if (length == 0 || strspn(value, digits) != length)
        return error_set(err, STATUS_REFUSED, "what follows Bearer is neither a key nor a signed token");
    *out = (struct credential){CREDENTIAL_TOKEN, value};
    return STATUS_OK;
}

/* base64 with its padding, as Basic has it; NULL when it is not. */
static char *decode(struct arena *arena, const char *text) {
    size_t length = strlen(text);
    size_t padding = length >= 2 ? (size_t)(text[length - 1] == '=') + (text[length - 2] == '=') : 0;
    char *out;
    int written;

    if (length == 0 || length % 4 != 0 || length > TOKEN_BYTES_MOST) return NULL;
    out = arena_alloc(arena, length);
    written = EVP_DecodeBlock((unsigned char *)out, (const unsigned char *)text, (int)length);
    if (written < (int)padding) return NULL;
    out[written - (int)padding] = '\0';
    return memchr(out, '\0', (size_t)written - padding) == NULL ? out : NULL;
}

static enum status take_basic(struct credential *out, struct arena *arena, const char *value,
                              struct error *err) {
    char *pair = decode(arena, value);
    char *colon = pair ? strchr(pair, ':') : NULL;

    if (colon == NULL)
        return error_set(err, STATUS_REFUSED,
                         "what follows Basic is not a user name and a password in base64");
    return take_key(out, colon + 1, err);
}

enum status credential_read(struct credential *out, struct arena *arena, const char *authorization,
                            const char *api_key, const char *session, struct error *err) {
    const char *value;

    *out = (struct credential){CREDENTIAL_NONE, NULL};
    if (authorization && api_key)
        return error_set(err, STATUS_REFUSED, "send one credential: Authorization or X-API-Key, not both");
    if (api_key) return take_key(out, api_key, err);
    if (authorization) {
        if ((value = after_scheme(authorization, "Bearer"))) return take_bearer(out, value, err);
        if ((value = after_scheme(authorization, "Basic"))) return take_basic(out, arena, value, err);
        return error_set(err, STATUS_REFUSED, "Authorization is either Bearer or Basic here");
    }
    if (session && secret_shaped(session, SESSION_PREFIX))
        *out = (struct credential){CREDENTIAL_SESSION, session};
    return STATUS_OK;
}

/* --- forms --- */

static bool copy_field(char *out, const char *value, size_t length) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    if (length == 0 || length >= SECRET_SIZE) return false;
    for (size_t i = 0; i < length; i++)
        if (value[i] == '\0' || strchr(digits, value[i]) == NULL) return false;
    memcpy(out, value, length);
    out[length] = '\0';
    return true;
}

const char *form_secret(char *out, const char *body, size_t length, const char *name) {
    const char *end = body ? body + length : NULL;
    size_t name_length = strlen(name);
    bool found = false;

    for (const char *at = body; at < end;) {
        const char *stop = memchr(at, '&', (size_t)(end - at));
        if (stop == NULL) stop = end;
        if ((size_t)(stop - at) > name_length && memcmp(at, name, name_length) == 0 &&
            at[name_length] == '=') {
            const char *value = at + name_length + 1;
            if (found || !copy_field(out, value, (size_t)(stop - value))) return NULL;
            found = true;
        }
        at = stop + 1;
    }
    return found ? out : NULL;
}
