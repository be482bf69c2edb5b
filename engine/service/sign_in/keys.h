/* API keys: made, listed and revoked, for the command line (as the owner) and the API (as terrier_door). */
#ifndef TERRIER_SIGN_IN_KEYS_H
#define TERRIER_SIGN_IN_KEYS_H

#include <stdbool.h>

#include "engine/base/status.h"
#include "engine/service/http/identity.h"
#include "engine/service/sign_in/secret.h"
#include "engine/store/store.h"

#define KEY_PREFIX       "trk_"
#define KEY_DAYS_DEFAULT 365
#define KEY_DAYS_MOST    3660

struct key_wish {
    const char *name; /* what or whom it is for */
    const char *role;
    int days;
    const char *made_by; /* NULL: the actor of the transaction, else the database's user */
};

struct key_made {
    char key[SECRET_SIZE]; /* to be shown once and then cleared with key_forget() */
    char id[24];
    char expires_at[32];
};

/* STATUS_INVALID with a sentence for a name, role or number of days that will not do. */
enum status key_create(struct store *db, const struct key_wish *wish, struct key_made *out,
                       struct error *err);
void key_forget(struct key_made *made);

/* Columns: key, name, role, begins, state, made_by, made_at, expires_at, last_used_at, revoked_at,
 * revoked_by. */
enum status key_list(struct store *db, bool all, struct rows **out, struct error *err);
enum status key_list_short(struct store *db, bool all, struct rows **out,
                           struct error *err); /* fits a page */

/* Every service forgets it at once. Doing it twice is no fault. `*name` (may be NULL; freed by the caller) is
 * whose key it was. STATUS_NOT_FOUND when there is no such key. */
enum status key_revoke(struct store *db, const char *id, const char *revoked_by, char **name,
                       struct error *err);

/* Whose key it is: STATUS_REFUSED with a sentence when it is unknown, expired or revoked. */
struct key_holder {
    char id[24];
    char *name; /* freed by the caller */
    enum role role;
    int64_t seconds; /* until it expires */
};
enum status key_find(struct store *db, const uint8_t digest[DIGEST_BYTES], struct key_holder *out,
                     struct error *err);

/* What roles may be given: any but nobody. STATUS_INVALID with the list of them. */
enum status role_wanted(const char *name, enum role *out, struct error *err);

#endif
