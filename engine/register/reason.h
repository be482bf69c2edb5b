/* The body of a request that does one thing and must say why: {"reason": "..."} and no more. */
#ifndef TERRIER_REGISTER_REASON_H
#define TERRIER_REGISTER_REASON_H

#include <stddef.h>

#include "engine/base/memory.h"
#include "engine/base/status.h"

/* The reason, in the arena; else STATUS_INVALID. That it is not blank or too long is the database's to say.
 */
enum status register_reason_read(const char **reason, struct arena *arena, const char *body, size_t length,
                                 struct error *err);

#endif
