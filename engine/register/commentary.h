/*
 * What officers say of a published run, commitment by commitment: a version more each time, none written over
 * (sql/derived/69_commentary.sql, docs/direction.md).
 */
#ifndef TERRIER_REGISTER_COMMENTARY_H
#define TERRIER_REGISTER_COMMENTARY_H

#include <stdint.h>

#include "engine/base/memory.h"
#include "engine/base/status.h"
#include "engine/store/store.h"

struct commentary {
    const char *of;     /* a commitment (2.2) or an objective (2) */
    const char *fields; /* JSON object: comment, by (post), quarter, marking, version (that it follows) */
    const char *actor;  /* counts only where the login is the service's */
};

/*
 * `*version` is the number of the version made. STATUS_NOT_FOUND: no such commitment, or nothing published
 * for the quarter; STATUS_INVALID: a field is wrong; STATUS_CONFLICT: another version was made since.
 */
enum status commentary_say(struct store *db, const struct commentary *what, int64_t *version,
                           struct error *err);

/* The body of a request as `fields`, in the arena. STATUS_INVALID where it is no JSON object; what the object
 * may hold is seen by commentary_say(). */
enum status commentary_body(const char **fields, struct arena *arena, const char *body, size_t length,
                            struct error *err);

#endif
