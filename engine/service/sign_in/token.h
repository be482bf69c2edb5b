/*
 * Signed tokens (JWT, RFC 7519, signed as RFC 7515): read, checked, and what they say of a person.
 *
 * The order matters. What the token says of itself decides nothing before the signature is good, but for
 * which of the configured algorithms and which of the provider's keys to try: "none" and shared-secret
 * algorithms are not among them, and a key that comes with the token is not looked at.
 */
#ifndef TERRIER_SIGN_IN_TOKEN_H
#define TERRIER_SIGN_IN_TOKEN_H

#include <jansson.h>
#include <stdint.h>

#include "engine/service/sign_in/provider.h"

/* --- before the signature --- */

struct token_head {
    enum algorithm algorithm;
    char kid[256]; /* "" when it names none */
};

/* Three parts of base64url with a JSON object in the first, an algorithm of the set `algorithms`, and nothing
 * that must be understood and is not ("crit"). STATUS_REFUSED with a sentence. */
enum status token_head_read(struct token_head *out, const char *token, unsigned algorithms,
                            struct error *err);

/* The claims of a token, unproved. STATUS_REFUSED unless they are a JSON object. json_decref() it. */
enum status token_claims_read(json_t **out, const char *token, struct error *err);

/* --- the checks --- */

struct token_wanted {
    const struct provider_config *config;
    const char *audience;
    const char *nonce;        /* NULL: an access token; else an id token of a sign-in with that nonce */
    const char *access_token; /* came with the id token, for at_hash; NULL none */
    int64_t now;              /* seconds since 1970 */
};

/* Issuer, audience, times, nonce. STATUS_REFUSED with a sentence that says which is wrong. */
enum status token_claims_check(const json_t *claims, const struct token_wanted *wanted, struct error *err);

/* All of it: signature by one of the provider's keys, then the claims. json_decref() `*claims`. */
enum status token_verify(struct provider *provider, const char *token, const struct token_wanted *wanted,
                         json_t **claims, struct error *err);

/* --- who it is --- */

struct token_person {
    enum role role;        /* ROLE_NOBODY: nothing the token says is mapped to a role */
    char *actor, *subject; /* in the arena */
    int64_t expires;       /* seconds since 1970 */
};
void token_person(struct token_person *out, struct arena *arena, const json_t *claims,
                  const struct provider_config *config);

/* Why a person of ROLE_NOBODY has no role here. */
enum status token_no_role(const json_t *claims, const struct provider_config *config, struct error *err);

#endif
