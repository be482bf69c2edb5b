/*
 * Assets without a UPRN, as the council's address custodian takes them: a CSV with the address in the parts
 * of BS 7666 and what is asked. Nothing for the public: it shows what its reader's login may see, and only
 * staff.
 */
#ifndef TERRIER_EXCHANGE_GAPS_H
#define TERRIER_EXCHANGE_GAPS_H

#include <stdint.h>

#include "engine/base/status.h"
#include "engine/store/store.h"

/* `*count` becomes how many assets there are. STATUS_REFUSED when the login is not of staff. */
enum status gaps_write(const char *path, struct store *db, int64_t *count, struct error *err);

#endif
