/* The one asset that a person means by what they type. */
#ifndef TERRIER_QUERY_FIND_H
#define TERRIER_QUERY_FIND_H

#include <stdint.h>

#include "engine/base/status.h"
#include "engine/store/store.h"

struct query_found {
    int64_t asset_id;
    char reference[16];
};

/*
 * `given` is a reference (SC000123), what a predecessor called it, or a UPRN, in any case. Of these the
 * reference goes first. STATUS_NOT_FOUND names what is nearly so; STATUS_INVALID, when several assets answer
 * to it, names them.
 */
enum status query_find(struct query_found *found, struct store *db, const char *given, struct error *err);

#endif
