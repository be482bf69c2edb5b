/* The body of a request that asks for something to be done: an object of texts, {"reason": "..."} above all.
 */
#ifndef TERRIER_REGISTER_REASON_H
#define TERRIER_REGISTER_REASON_H

#include <stddef.h>

#include "engine/base/memory.h"
#include "engine/base/status.h"

/* A member of the body. The value, in the arena, is NULL for one that is absent, null or no text. */
struct register_text {
    const char *name;
    const char *value;
};

/* STATUS_INVALID for what is no JSON object, or has another member than these. */
enum status register_texts_read(struct register_text *texts, size_t count, struct arena *arena,
                                const char *body, size_t length, struct error *err);

/* The reason, in the arena; else STATUS_INVALID. That it is not blank or too long is the database's to say.
 */
enum status register_reason_read(const char **reason, struct arena *arena, const char *body, size_t length,
                                 struct error *err);

#endif
