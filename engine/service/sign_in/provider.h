/*
 * The sign-in provider as it describes itself: its addresses (OpenID Connect Discovery 1.0) and its keys (RFC
 * 7517), asked for when first needed and again from time to time.
 *
 * A key that is not known makes it ask for the keys again, at most once a minute: that is how keys are
 * rotated. At most two workers wait for the provider at any time, so that others find theirs when it is slow;
 * after a failure it is left alone for some seconds.
 */
#ifndef TERRIER_SIGN_IN_PROVIDER_H
#define TERRIER_SIGN_IN_PROVIDER_H

#include <cjose/jwk.h>

#include "engine/service/sign_in/config.h"
#include "engine/service/sign_in/fetch.h"

struct provider;
struct provider *provider_new(const struct provider_config *config); /* borrowed */
void provider_free(struct provider *provider);                       /* NULL does nothing */
const struct provider_config *provider_config(const struct provider *provider);

/* Where people sign in, and where codes are exchanged; `out` is added to. */
enum status provider_authorisation(struct provider *provider, struct text *out, struct error *err);
enum status provider_token_address(struct provider *provider, struct text *out, struct error *err);

/*
 * The key that may have signed a token of that algorithm and key id (NULL: the token names none, and then
 * only one key may fit). Released by the caller. STATUS_REFUSED when there is none.
 */
enum status provider_key(struct provider *provider, enum algorithm algorithm, const char *kid,
                         cjose_jwk_t **out, struct error *err);

/* fetch() within the limit on how many may wait. */
enum status provider_fetch(struct provider *provider, const struct fetch *asked, long *code, struct text *out,
                           struct error *err);

#endif
