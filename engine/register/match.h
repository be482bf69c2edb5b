/*
 * Looking through the whole register for records that may be one asset. What is found, with its evidence and
 * how likely it is, is put before a person (table register.match); two assets are never merged without one.
 * The method is docs/matching.md, its SQL sql/queries/match_*.sql, which imports of asset lists use too.
 */
#ifndef TERRIER_REGISTER_MATCH_H
#define TERRIER_REGISTER_MATCH_H

#include <stdint.h>

#include "engine/base/status.h"
#include "engine/store/store.h"

struct match_found {
    int64_t open;     /* pairs to be decided now */
    int64_t added;    /* of them new in the list */
    int64_t compared; /* pairs that were compared */
};

/* One transaction, of the owner's login, by `actor` (NULL: the operating system user). Shows progress. */
enum status match_run(struct match_found *found, struct store *db, const char *actor, struct error *err);

#endif
