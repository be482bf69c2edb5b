/*
 * What a request brings to say who sends it. Reads only: whether it is good is for the door.
 *
 * Headers go before the cookie: a program that sends a key means the key, and headers cannot be made by
 * another site's page.
 */
#ifndef TERRIER_SIGN_IN_CREDENTIAL_H
#define TERRIER_SIGN_IN_CREDENTIAL_H

#include <stddef.h>

#include "engine/base/memory.h"
#include "engine/base/status.h"

#define SESSION_PREFIX   "trs_"
#define TOKEN_BYTES_MOST ((size_t)16 * 1024)

enum credential_kind { CREDENTIAL_NONE, CREDENTIAL_KEY, CREDENTIAL_TOKEN, CREDENTIAL_SESSION };

struct credential {
    enum credential_kind kind;
    const char *secret; /* the key, the token, or the cookie's value; in the arena or the caller's texts */
};

/*
 * `authorization` and `api_key` are the headers Authorization and X-API-Key, `session` the cookie; NULL for
 * what was not sent. STATUS_REFUSED with a sentence, which does not repeat what was sent, for a header that
 * cannot be a credential; a cookie that cannot be one counts as none.
 */
enum status credential_read(struct credential *out, struct arena *arena, const char *authorization,
                            const char *api_key, const char *session, struct error *err);

/*
 * The value of field `name` in a form (application/x-www-form-urlencoded), if it is made of letters, digits,
 * - and _ as our secrets are; NULL otherwise, and when it comes twice. `out` has SECRET_SIZE bytes.
 */
const char *form_secret(char *out, const char *body, size_t length, const char *name);

#endif
