/*
 * Whom the door has lately let in: digests of credentials and who they belong to, so that most requests need
 * no database. Bounded: what falls out is asked for again.
 *
 * It is used only while revocations are heard (known_trust); each one empties it. What was read from the
 * database before it was last emptied is not taken in afterwards: that is what the generation is for.
 * Any thread may call any of these; none waits for long.
 */
#ifndef TERRIER_SIGN_IN_KNOWN_H
#define TERRIER_SIGN_IN_KNOWN_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/service/http/identity.h"
#include "engine/service/sign_in/secret.h"

#define KNOWN_SECONDS      30 /* at most, so that a lost word does no lasting harm */
#define KNOWN_ACTOR_SIZE   256
#define KNOWN_SUBJECT_SIZE 384

struct known_one {
    enum role role;
    enum identity_means means;
    char actor[KNOWN_ACTOR_SIZE];
    char subject[KNOWN_SUBJECT_SIZE];
};

struct known;
struct known *known_new(void);
void known_free(struct known *known); /* NULL does nothing */

/* `now` is of known_now(), for all of these. */
int64_t known_now(void); /* seconds of a clock that only goes forward */

bool known_get(struct known *known, const uint8_t digest[DIGEST_BYTES], int64_t now, struct known_one *out);

/* Before the database is asked; known_put() drops what is of an older generation. */
uint64_t known_generation(struct known *known);
void known_put(struct known *known, uint64_t generation, const uint8_t digest[DIGEST_BYTES],
               const struct known_one *one, int64_t now, int64_t seconds);

void known_empty(struct known *known);

/* Whether revocations are heard. Either way it is empty afterwards. Not trusted at first. */
void known_trust(struct known *known, bool heard);

#endif
