/*
 * Sessions of people in a browser. The cookie carries 256 random bits; the database has their digest, who it
 * is and when it ends. Every sign-in makes a new one.
 */
#ifndef TERRIER_SIGN_IN_SESSIONS_H
#define TERRIER_SIGN_IN_SESSIONS_H

#include <stdbool.h>

#include "engine/base/status.h"
#include "engine/service/http/identity.h"
#include "engine/service/http/request.h"
#include "engine/service/http/response.h"
#include "engine/service/sign_in/secret.h"
#include "engine/store/store.h"

/* How long a session may last, and how long it may be idle. */
struct session_limits {
    int hours;
    int idle_minutes;
};
#define SESSION_HOURS_MOST (24 * 7)
#define SESSION_LIMITS     ((struct session_limits){.hours = 12, .idle_minutes = 120})

struct session_wish {
    const char *actor;
    const char *subject;
    enum role role;
    const char *means; /* "provider" or "link" */
};

/* Makes it, and ends the one that the browser still has, if any: nothing of before goes on after a sign-in.
 */
enum status session_begin(struct request *request, struct response *response, struct session_limits limits,
                          const struct session_wish *wish, struct error *err);
enum status session_end(struct request *request, struct response *response, struct error *err);

/* `found->seconds` is 0 for one that has ended; `known` false when there is none of that digest. */
struct session_holder {
    bool known;
    char id[24];
    char *actor, *subject; /* freed with session_holder_free() */
    enum role role;
    int64_t seconds;
};
enum status session_find(struct store *db, const uint8_t digest[DIGEST_BYTES], struct session_limits limits,
                         struct session_holder *out, struct error *err);
void session_holder_free(struct session_holder *holder);

/*
 * The cookie's name: __Host-terrier, which browsers take only with TLS and from this very host; "terrier" on
 * loopback without TLS. `name` is what follows: "" for the session.
 */
const char *cookie_name(const struct request *request, const char *name);
const char *session_cookie(const struct request *request); /* its value; NULL when none was sent */

/* --- writes by session come from our own pages only --- */

#define CSRF_SIZE 48

/* The token that belongs to a session: made from the cookie's value, and does not tell it. */
void csrf_token(char out[CSRF_SIZE], const char *session);

/* Refuses a request that a page of another site has made, as far as its headers tell. */
enum status same_origin(struct request *request, struct error *err);

/* That, and the session's token in the header X-CSRF-Token or the form field `csrf`. */
enum status csrf_guard(struct request *request, struct error *err);

#endif
