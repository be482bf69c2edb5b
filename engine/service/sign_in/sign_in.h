/*
 * The door: who asks, and ways in. `sign_in_door()` is what the server asks before each request;
 * engine/service/sign_in/routes.h has the pages and resources.
 *
 * Kinds of credential: API keys (keys.h), sessions in a cookie (sessions.h), and access tokens of the sign-in
 * provider. People get a session at the provider (OpenID Connect) or by a one-time link (links.h).
 * Secrets are compared in constant time, kept as digests, and never in an error or a log.
 */
#ifndef TERRIER_SIGN_IN_H
#define TERRIER_SIGN_IN_H

#include "engine/base/status.h"
#include "engine/base/text.h"
#include "engine/service/http/server.h"

struct sign_in;

struct sign_in_options {
    enum status (*login_dsn)(void *context, const char *login, struct text *out, struct error *err);
    void *login_context;
    const char *config_file; /* JSON, see docs/sign-in.md; NULL: keys and links only */
};

/* Reads the configuration and starts the door's own thread; asks no provider yet. */
enum status sign_in_start(struct sign_in **out, const struct sign_in_options *options, struct error *err);
struct door sign_in_door(struct sign_in *sign_in);
void sign_in_stop(struct sign_in *sign_in); /* after the server; NULL does nothing */

#endif
