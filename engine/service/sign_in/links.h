/* One-time sign-in links: for the first person of a private service, and for whoever has lost the provider.
 */
#ifndef TERRIER_SIGN_IN_LINKS_H
#define TERRIER_SIGN_IN_LINKS_H

#include "engine/base/status.h"
#include "engine/service/http/identity.h"
#include "engine/service/sign_in/secret.h"
#include "engine/store/store.h"

#define LINK_PREFIX  "trl_"
#define LINK_MINUTES 15

/* `out` is what the link carries: /sign-in/link?token=... */
enum status link_create(struct store *db, const char *actor, const char *role, char out[SECRET_SIZE],
                        struct error *err);

struct link_holder {
    char subject[40];
    char *actor; /* freed by the caller */
    enum role role;
};
/* Uses it up. STATUS_REFUSED with a sentence when it is unknown, used or too old: no one is told which. */
enum status link_use(struct store *db, const char *token, struct link_holder *out, struct error *err);

#endif
