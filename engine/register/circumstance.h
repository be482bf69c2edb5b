/*
 * What the Transparency Code asks of an asset and nothing else in the register says: a garage let with a
 * dwelling, a temporary office, a place whose disclosure would harm. One change of the ledger, with who and
 * why.
 */
#ifndef TERRIER_REGISTER_CIRCUMSTANCE_H
#define TERRIER_REGISTER_CIRCUMSTANCE_H

#include <stdbool.h>

#include "engine/base/memory.h"
#include "engine/base/status.h"
#include "engine/store/store.h"

struct circumstance {
    const char *reference; /* of the asset */
    const char *code;      /* code.circumstance */
    bool holds;            /* false: it never did */
    const char *from;      /* first day, 2026-11-22; NULL: since ever */
    const char *until;     /* first day on which it holds no longer; NULL: open */
    const char *actor;     /* counts only where the login is the service's */
    const char *reason;
};

/*
 * `*changed` false: it was so already, and nothing was written. STATUS_NOT_FOUND: no such asset, or none that
 * the login may read. STATUS_INVALID: `*field`, in the arena, is then from, until, circumstance or reason.
 */
enum status circumstance_set(struct store *db, struct arena *arena, const struct circumstance *what,
                             bool *changed, const char **field, struct error *err);

#endif
