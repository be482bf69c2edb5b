/*
 * Signing in at the provider: OpenID Connect Core 1.0, authorisation code flow, with PKCE (RFC 7636, S256).
 *
 *   GET /sign-in/provider   sends the browser there, with a cookie that holds this sign-in's secrets
 *   GET /sign-in/callback   the browser comes back with a code, which is exchanged for an id token
 *
 * The cookie (state, nonce, PKCE verifier, where to go afterwards; for ten minutes) is what makes the answer
 * one to this browser's own question. A state that led to a sign-in is remembered, so that it does so once.
 */
#ifndef TERRIER_SIGN_IN_FLOW_H
#define TERRIER_SIGN_IN_FLOW_H

#include <stdbool.h>

#include "engine/service/http/request.h"
#include "engine/service/http/response.h"
#include "engine/service/sign_in/secret.h"

enum status flow_begin(struct request *request, struct response *response, struct error *err);
enum status flow_come_back(struct request *request, struct response *response, struct error *err);

/* Where to go after signing in: a path of ours, whatever was asked for. */
const char *safe_return(const char *wanted);

struct flow_cookie {
    char state[SECRET_SIZE], nonce[SECRET_SIZE], verifier[SECRET_SIZE];
    char back[512]; /* a path of ours */
};
/* False unless it is whole and of the right shape. */
bool flow_cookie_read(struct flow_cookie *out, const char *value);

#endif
